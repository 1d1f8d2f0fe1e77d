import { PublishedKeys } from '../../src/sessions/published-keys';
import { SessionVerifier } from '../../src/sessions/session-verifier';
import { moveClock, restoreClock } from './clock';
import { KeyServer } from './key-server';
import { secondsFromNow, SigningKey } from './signing-key';

// Keys are fetched again when they are this old, and count for at most this long.
const refreshAfterSeconds = 10 * 60;
const maxAgeSeconds = 60 * 60;

describe('keys that an issuer publishes', () => {
  let first: SigningKey;
  let second: SigningKey;
  let server: KeyServer;
  let verifier: SessionVerifier;

  beforeAll(async () => {
    [first, second] = await Promise.all([SigningKey.make('first'), SigningKey.make('second')]);
  });
  beforeEach(async () => {
    server = await KeyServer.start(first);
    verifier = new SessionVerifier(new PublishedKeys(new URL(server.url)), {
      algorithms: ['ES256'],
    });
  });
  afterEach(restoreClock);
  afterEach(() => server.stop());

  const tokenOf = (key: SigningKey, sub = 'alice') => key.sign({ sub, exp: secondsFromNow(3600) });

  it('are fetched anew for a token whose key they do not have, right after they were fetched', async () => {
    await verifier.verify(await tokenOf(first));
    server.publish(first, second);
    expect(await verifier.verify(await tokenOf(second))).toMatchObject({ userId: 'alice' });
    expect(await verifier.verify(await tokenOf(first, 'bob'))).toMatchObject({ userId: 'bob' });
  });

  it('are not fetched for every token with an unknown key', async () => {
    await verifier.verify(await tokenOf(first));
    const tokens = await Promise.all(['a', 'b', 'c', 'd'].map((sub) => tokenOf(second, sub)));
    const results = await Promise.allSettled(tokens.map((token) => verifier.verify(token)));
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'SESSION_INVALID' } });
    }
    expect(server.requests).toBe(2);
  });

  it('count no longer once the issuer withdrew them', async () => {
    await verifier.verify(await tokenOf(first));
    server.publish(second);
    moveClock(refreshAfterSeconds + 1);
    const verified = verifier.verify(await tokenOf(first, 'bob'));
    await expect(verified).rejects.toMatchObject({ code: 'SESSION_INVALID' });
  });

  it('serve on for an hour when the issuer goes down', async () => {
    await verifier.verify(await tokenOf(first));
    await server.stop();
    for (const seconds of [0, refreshAfterSeconds + 1]) {
      moveClock(seconds);
      const token = await tokenOf(first, `user-${seconds}`);
      expect(await verifier.verify(token)).toMatchObject({ userId: `user-${seconds}` });
      expect(await verifier.ready()).toBe(true);
    }
  });

  it('are not ready when they are too old and the issuer is down', async () => {
    await verifier.verify(await tokenOf(first));
    await server.stop();
    moveClock(maxAgeSeconds + 1);
    const verified = verifier.verify(await tokenOf(first, 'bob'));
    await expect(verified).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(await verifier.ready()).toBe(false);
  });

  it('are tried one after the other for a token that names none', async () => {
    server.publish(first, second);
    for (const key of [first, second]) {
      const token = await key.signUnnamed({ sub: 'alice', exp: secondsFromNow(3600) });
      expect(await verifier.verify(token)).toMatchObject({ userId: 'alice' });
    }
    const other = await SigningKey.make('other');
    const forged = await other.signUnnamed({ sub: 'alice', exp: secondsFromNow(3600) });
    await expect(verifier.verify(forged)).rejects.toMatchObject({ code: 'SESSION_INVALID' });
  });

  it.each([
    ['an error', { status: 500, body: 'no' }],
    ['a page that is not there', { status: 404, body: '{"keys":[]}' }],
    ['what is not JSON', { status: 200, body: '<html>' }],
    ['JSON that is no set of keys', { status: 200, body: '{"key":[]}' }],
    ['a list', { status: 200, body: '[]' }],
    ['what has no end', { status: 200, body: ' '.repeat(64 * 1024), endless: true }],
  ])('cannot be had while the issuer answers with %s', async (_what, answer) => {
    server.answer = answer;
    expect(await verifier.ready()).toBe(false);
    const verified = verifier.verify(await tokenOf(first));
    await expect(verified).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });

    server.publish(first);
    expect(await verifier.ready()).toBe(true);
    expect(await verifier.verify(await tokenOf(first))).toMatchObject({ userId: 'alice' });
  });
});
