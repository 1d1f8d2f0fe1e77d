import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type TestDatabase, createTestDatabase } from '../support/test-database';
import { ProcessSandbox } from '../support/service-process';

const program = path.join(__dirname, '../../dist/src/main.js');

describe('the log', () => {
  const sandbox = new ProcessSandbox();
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => sandbox.cleanUp());
  afterAll(() => database.drop());

  const environment = async () => ({
    DATABASE_URL: database.url,
    DATA_DIR: await sandbox.folder(),
  });

  it('is JSON where no one looks, and one line says what has started', async () => {
    const service = await sandbox.start(await environment());
    const line = await service.logged(/^listening on /);
    const { host } = new URL(database.url);
    expect(line).toMatchObject({
      address: service.url,
      docs: `${service.url}/docs`,
      database: expect.stringContaining(host) as string,
      sessions: expect.stringContaining('development mode') as string,
    });
  });

  it('is for a person in a terminal, and one block says what has started', async () => {
    // A terminal of its own, by util-linux.
    const command = `${process.execPath} ${program}`;
    const terminal = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
      env: { PATH: process.env.PATH, PORT: '0', TERM: 'xterm', ...(await environment()) },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const ended = once(terminal, 'exit');
    let screen = '';
    try {
      for await (const output of terminal.stdout) {
        screen = stripVTControlCharacters(screen + String(output)).replaceAll('\r', '');
        if (/^Open .*\n/m.test(screen)) break;
      }
    } finally {
      terminal.kill();
      await ended;
    }
    const block = screen.slice(screen.indexOf('listening on'));
    expect(block).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n {4}version: "/);
    for (const name of ['docs', 'database', 'sessions', 'origins', 'redis']) {
      expect(block).toMatch(new RegExp(`^ {4}${name}: "`, 'm'));
    }
    const [, address] = /^listening on (.*)$/m.exec(block)!;
    expect(screen.endsWith(`\nOpen ${address}\n\n`)).toBe(true);
    expect(screen).toMatch(/^\[\d\d:\d\d:\d\d\] WARN: DEVELOPMENT MODE/m);
    expect(screen).not.toContain('"level"');
  });
});
