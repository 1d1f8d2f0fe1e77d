import { localKeys } from '../../src/sessions/session-keys';
import { SessionVerifier } from '../../src/sessions/session-verifier';
import { moveClock, restoreClock } from './clock';
import { secondsFromNow, SigningKey } from './signing-key';

describe('the session verifier', () => {
  let key: SigningKey;
  let verifier: SessionVerifier;

  beforeAll(async () => {
    key = await SigningKey.make('first');
  });
  beforeEach(() => {
    verifier = new SessionVerifier(localKeys([key.publicKey]), { algorithms: ['ES256'] });
  });
  afterEach(restoreClock);

  it('tells whose session it is, and until when', async () => {
    const exp = secondsFromNow(60);
    const token = await key.sign({ sub: 'alice', exp });
    const session = { userId: 'alice', expiresAt: new Date(exp * 1000) };
    expect(await verifier.verify(token)).toEqual(session);
    expect(await verifier.verify(token)).toEqual(session);
  });

  it('refuses a token that it knows from the moment in which it expires', async () => {
    const token = await key.sign({ sub: 'alice', exp: secondsFromNow(60) });
    await verifier.verify(token);

    moveClock(58);
    await expect(verifier.verify(token)).resolves.toMatchObject({ userId: 'alice' });
    moveClock(3);
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
  });

  it('lets the clock of the issuer be off as far as it is told', async () => {
    const rules = { algorithms: ['ES256'], clockToleranceMs: 5000 };
    const tolerant = new SessionVerifier(localKeys([key.publicKey]), rules);
    const exp = secondsFromNow(-2);
    const expiresAt = new Date(exp * 1000 + 5000);
    const justExpired = await key.sign({ sub: 'alice', exp });
    expect(await tolerant.verify(justExpired)).toEqual({ userId: 'alice', expiresAt });
    const early = await key.sign({ sub: 'bob', nbf: secondsFromNow(3), exp: secondsFromNow(60) });
    expect(await tolerant.verify(early)).toMatchObject({ userId: 'bob' });

    moveClock(5);
    await expect(tolerant.verify(justExpired)).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
  });

  it('takes a token that was too early as soon as it is time', async () => {
    const token = await key.sign({
      sub: 'alice',
      nbf: secondsFromNow(30),
      exp: secondsFromNow(60),
    });
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'SESSION_INVALID' });
    moveClock(31);
    await expect(verifier.verify(token)).resolves.toMatchObject({ userId: 'alice' });
  });

  it('does not take a token for another one of the same user', async () => {
    const exp = secondsFromNow(60);
    await verifier.verify(await key.sign({ sub: 'alice', exp }));
    const forged = await (await SigningKey.make('first')).sign({ sub: 'alice', exp });
    await expect(verifier.verify(forged)).rejects.toMatchObject({ code: 'SESSION_INVALID' });
  });
});
