import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const project = path.join(__dirname, '../..');

describe('npm run mock', () => {
  let child: ChildProcess | undefined;

  const start = (options: string[], env: NodeJS.ProcessEnv = {}) => {
    const tsx = ['--import', 'tsx', 'scripts/mock.ts', ...options];
    child = spawn(process.execPath, tsx, {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    return child;
  };
  afterEach(() => child?.kill('SIGKILL'));

  // That one would refuse to listen at 65536 shows which of the two counts.
  it.each([
    ['--port', ['--port', '0'], { PORT: '65536' }],
    ['PORT', [], { PORT: '0' }],
  ])('serves at %s until it is told to stop', async (_name, options, env) => {
    const mock = start(options, env);
    const [line] = (await once(createInterface({ input: mock.stdout! }), 'line')) as [string];
    const url = /http:\S+\d/.exec(line)![0];
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    mock.kill('SIGTERM');
    expect(await once(mock, 'exit')).toEqual([0, null]);
  });

  it('ends with a reason when it cannot listen', async () => {
    const mock = start(['--port', '65536']);
    const ended = once(mock, 'exit');
    const [line] = (await once(createInterface({ input: mock.stderr! }), 'line')) as [string];
    expect(await ended).toEqual([1, null]);
    expect(line).toContain('65536');
  });
});
