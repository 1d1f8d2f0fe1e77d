import { publishedKeys } from '../../src/sessions/session-keys';
import { SessionVerifier } from '../../src/sessions/session-verifier';
import { moveClock, restoreClock } from './clock';
import { KeyServer } from './key-server';
import { secondsFromNow, SigningKey } from './signing-key';

// jose fetches the keys again at most this often, and when they are this old.
const cooldownSeconds = 30;
const maxAgeSeconds = 10 * 60;

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
    verifier = new SessionVerifier(publishedKeys(new URL(server.url)), { algorithms: ['ES256'] });
  });
  afterEach(restoreClock);
  afterEach(() => server.stop());

  const tokenOf = (key: SigningKey, sub = 'alice') => key.sign({ sub, exp: secondsFromNow(3600) });

  it('are fetched anew for a token whose key they do not have', async () => {
    await verifier.verify(await tokenOf(first));
    server.publish(first, second);
    moveClock(cooldownSeconds + 1);
    expect(await verifier.verify(await tokenOf(second))).toMatchObject({ userId: 'alice' });
    expect(await verifier.verify(await tokenOf(first, 'bob'))).toMatchObject({ userId: 'bob' });
  });

  it('are not fetched for every token with an unknown key', async () => {
    await verifier.verify(await tokenOf(first));
    server.publish(first, second);
    const verified = verifier.verify(await tokenOf(second));
    await expect(verified).rejects.toMatchObject({ code: 'SESSION_INVALID' });
  });

  it('count no longer once the issuer withdrew them', async () => {
    await verifier.verify(await tokenOf(first));
    server.publish(second);
    moveClock(maxAgeSeconds + 1);
    const verified = verifier.verify(await tokenOf(first, 'bob'));
    await expect(verified).rejects.toMatchObject({ code: 'SESSION_INVALID' });
  });

  it('serve on for a while when the issuer goes down', async () => {
    await verifier.verify(await tokenOf(first));
    await server.stop();
    expect(await verifier.verify(await tokenOf(first, 'bob'))).toMatchObject({ userId: 'bob' });
    expect(await verifier.ready()).toBe(true);
  });

  it('are not ready when they are too old and the issuer is down', async () => {
    await verifier.verify(await tokenOf(first));
    await server.stop();
    moveClock(maxAgeSeconds + 1);
    const verified = verifier.verify(await tokenOf(first, 'bob'));
    await expect(verified).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(await verifier.ready()).toBe(false);
  });

  it.each([
    ['an error', { status: 500, body: 'no' }],
    ['a page that is not there', { status: 404, body: '{"keys":[]}' }],
    ['what is not JSON', { status: 200, body: '<html>' }],
    ['JSON that is no set of keys', { status: 200, body: '{"key":[]}' }],
    ['a list', { status: 200, body: '[]' }],
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
