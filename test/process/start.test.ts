import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { JwksServer } from '../support/jwks-server';
import { ProcessSandbox, type ServiceProcess } from '../support/service-process';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const stackLine = /^\s+at /m;

describe('the start of the service', () => {
  const sandbox = new ProcessSandbox();
  // For what is not about the embedded database, which takes longer to start.
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => sandbox.cleanUp());
  afterAll(() => database.drop());

  const onDatabase = async () => ({ DATA_DIR: await sandbox.folder(), DATABASE_URL: database.url });

  /** What the operator reads when the service does not start: a message, not a stack. */
  const refusal = async (service: ServiceProcess): Promise<string> => {
    const { code, errors } = await service.ended;
    expect(code).toBe(1);
    expect(errors).not.toMatch(stackLine);
    return errors;
  };

  it('names every mistake of the configuration at once', async () => {
    const errors = await refusal(
      sandbox.spawn({
        DATA_DIR: await sandbox.folder(),
        PORT: 'four thousand',
        DATABASE_URL: 'mysql://user:secret@host/db',
        LOG_LEVEL: 'loud',
        ALLOWED_ORIGINS: 'app.example.com',
        SESSION_JWKS_URL: 'not a url',
      }),
    );
    for (const name of [
      'PORT',
      'DATABASE_URL',
      'LOG_LEVEL',
      'ALLOWED_ORIGINS',
      'SESSION_JWKS_URL',
    ]) {
      expect(errors).toContain(name);
    }
    expect(errors).not.toContain('secret');
  });

  it('is refused in production without a way to check sessions', async () => {
    const DATA_DIR = await sandbox.folder();
    const errors = await refusal(sandbox.spawn({ DATA_DIR, NODE_ENV: 'production' }));
    expect(errors).toContain('SESSION_JWKS_URL');
  });

  it('is refused when the port is in use, and the port is named', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const PORT = String((other.address() as AddressInfo).port);
    try {
      const environment = { ...(await onDatabase()), PORT, HOST: '127.0.0.1' };
      const errors = await refusal(sandbox.spawn(environment));
      expect(errors).toContain(PORT);
      expect(errors).toContain('EADDRINUSE');
    } finally {
      other.close();
    }
  });

  it('is refused when the database cannot be reached, without its password in the message', async () => {
    const DATA_DIR = await sandbox.folder();
    const DATABASE_URL = 'postgres://user:secret@127.0.0.1:1/none';
    const errors = await refusal(
      sandbox.spawn({ DATA_DIR, DATABASE_URL, DATABASE_START_TIMEOUT: '0s' }),
    );
    expect(errors).toContain('127.0.0.1:1');
    expect(errors).toContain('ECONNREFUSED');
    expect(errors).not.toContain('secret');
  });

  it('is refused on a folder that another process uses, which stays unharmed', async () => {
    const DATA_DIR = await sandbox.startedFolder();
    const first = await sandbox.start({ DATA_DIR });
    const errors = await refusal(sandbox.spawn({ DATA_DIR }));
    expect(errors).toContain(DATA_DIR);
    expect(errors).toContain('in use');
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  });

  it.each(['', '{"kty":"EC","crv":', '{}'])(
    'is refused when the file of the key is broken, and says what to do: %j',
    async (content) => {
      const environment = await onDatabase();
      const file = path.join(environment.DATA_DIR, 'dev-session-key.json');
      await writeFile(file, content);
      const errors = await refusal(sandbox.spawn(environment));
      expect(errors).toContain(`${file} holds no key. Delete it`);
    },
  );

  it('warns of development mode in the log', async () => {
    const service = await sandbox.start(await onDatabase());
    const warning = await service.logged(/DEVELOPMENT MODE/);
    expect(warning.level).toBe(40);
  });

  it('in production has no development sessions and no such warning', async () => {
    const issuer = await JwksServer.start();
    try {
      const service = await sandbox.start({
        DATA_DIR: await sandbox.startedFolder(),
        NODE_ENV: 'production',
        DATABASE_URL: 'embedded',
        SESSION_JWKS_URL: issuer.url,
      });
      const response = await fetch(`${service.url}/dev/sessions`, { method: 'POST' });
      expect(response.status).toBe(404);
      expect(service.logLines.map(({ msg }) => msg).join('\n')).not.toMatch(/development/i);
    } finally {
      await issuer.close();
    }
  });
});
