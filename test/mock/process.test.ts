import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const project = path.join(__dirname, '../..');

describe('npm run mock', () => {
  let child: ChildProcess | undefined;

  const start = (...options: string[]) => {
    const tsx = ['--import', 'tsx', 'scripts/mock.ts', ...options];
    child = spawn(process.execPath, tsx, { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
    return child;
  };
  afterEach(() => child?.kill('SIGKILL'));

  it('serves until it is told to stop', async () => {
    const mock = start('--port', '0');
    const [line] = (await once(createInterface({ input: mock.stdout! }), 'line')) as [string];
    const url = /http:\S+\d/.exec(line)![0];
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    mock.kill('SIGTERM');
    expect(await once(mock, 'exit')).toEqual([0, null]);
  });

  it('ends with a reason when it cannot listen', async () => {
    const mock = start('--port', '65536');
    const ended = once(mock, 'exit');
    const [line] = (await once(createInterface({ input: mock.stderr! }), 'line')) as [string];
    expect(await ended).toEqual([1, null]);
    expect(line).toContain('65536');
  });
});
