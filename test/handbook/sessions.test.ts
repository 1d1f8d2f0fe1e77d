import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { JWTPayload } from 'jose';
import { eventually } from '../support/eventually';
import { JwksServer, nowSeconds } from '../support/jwks-server';
import { ProcessSandbox, type ServiceProcess } from '../support/service-process';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { codeBlocks, environmentOf } from './code-blocks';
import { describeWithPrograms } from './describe-with-program';

const run = promisify(execFile);
const [askForKeys, readToken, settings] = codeBlocks('sessions.md', 'bash');

/** What SuperTokens puts into an access token (Session.createNewSession, version 4 of its tokens). */
function superTokensClaims(userId: string, issuer: string, lifetimeSeconds: number): JWTPayload {
  return {
    sub: userId,
    tId: 'public',
    rsub: userId,
    sessionHandle: 'c5e2a2a1-5f0e-4c53-9a3b-6a1b4a0f7d11',
    refreshTokenHash1: 'b6a1',
    parentRefreshTokenHash1: null,
    antiCsrfToken: null,
    iss: issuer,
    exp: nowSeconds() + lifetimeSeconds,
  };
}

/** What the handbook says about the sessions of an app, step by step, with an issuer in its place. */
describeWithPrograms('curl')('the handbook for sessions', () => {
  const sandbox = new ProcessSandbox();
  let issuer: JwksServer;
  let database: TestDatabase;

  beforeAll(async () => {
    [issuer, database] = await Promise.all([JwksServer.start(), createTestDatabase()]);
  });
  afterEach(() => sandbox.cleanUp());
  afterAll(() => Promise.all([issuer.close(), database.drop()]));

  const origin = () => new URL(issuer.url).origin;
  const here = (text: string) => text.replaceAll('https://api.example.com', origin());
  const environment = (): Record<string, string> => ({
    ...environmentOf(here(settings!)),
    DATABASE_URL: database.url,
  });
  const follow = (commands: string, variables: Record<string, string>) =>
    run('bash', ['-euc', commands], { env: { PATH: process.env.PATH, ...variables } });
  const cookieOf = async (claims: JWTPayload) => ({
    cookie: `sAccessToken=${await issuer.sign(claims)}`,
  });
  const claimsOf = (userId: string, lifetimeSeconds = 3600) =>
    superTokensClaims(userId, `${origin()}/auth`, lifetimeSeconds);

  async function chatsOf(service: ServiceProcess, headers: Record<string, string>) {
    const answer = await fetch(`${service.url}/v1/messaging/chats`, { headers });
    return { status: answer.status, body: await answer.json() };
  }

  it('shows the keys and the issuer with its commands', async () => {
    const { SESSION_JWKS_URL, SESSION_ISSUER } = environment();
    const keys = await follow(askForKeys!, { SESSION_JWKS_URL: SESSION_JWKS_URL! });
    expect(JSON.parse(keys.stdout)).toMatchObject({ keys: [{ kty: 'RSA' }] });
    const token = await follow(readToken!, { TOKEN: await issuer.sign(claimsOf('alice')) });
    expect(token.stdout).toContain(`iss: '${SESSION_ISSUER}'`);
  });

  it('starts a service that is ready, and knows the users of the app', async () => {
    const service = await sandbox.start(environment());
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
    const chats = await chatsOf(service, await cookieOf(claimsOf('alice')));
    expect(chats).toMatchObject({ status: 200, body: { items: [] } });
  });

  it('says in the answer that a session is to be renewed, and in the log why', async () => {
    const service = await sandbox.start(environment());
    const foreign = { ...claimsOf('alice'), iss: 'https://another.example.com/auth' };
    const expected = [
      [claimsOf('alice', -60), 'SESSION_EXPIRED'],
      [foreign, 'SESSION_INVALID'],
    ] as const;
    for (const [claims, code] of expected) {
      const chats = await chatsOf(service, await cookieOf(claims));
      expect(chats).toMatchObject({ status: 401, body: { code } });
    }
    await eventually(() => {
      const reasons = service.logLines.map(({ reason }) => reason).filter(Boolean);
      expect(reasons).toEqual([expect.stringMatching(/exp/), expect.stringMatching(/iss/)]);
    });
  });
});
