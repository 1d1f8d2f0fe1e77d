import { loggedError } from '../../src/logged-error';
import { KeyServer } from '../sessions/key-server';
import { secondsFromNow, SigningKey } from '../sessions/signing-key';
import { ApiClient } from '../support/api-client';
import { eventually } from '../support/eventually';
import { type LogLine, TestService } from '../support/test-service';

const issuer = 'https://auth.example.com';
const messages = '/v1/messaging/chats/{chatId}/messages';

describe('the log line of a request', () => {
  let key: SigningKey;
  let keyServer: KeyServer;
  let service: TestService;

  beforeAll(async () => {
    key = await SigningKey.make('first');
    keyServer = await KeyServer.start(key);
    service = await TestService.start({
      ...{ SESSION_JWKS_URL: keyServer.url, SESSION_ISSUER: issuer, TRUST_PROXY: 'loopback' },
    });
  });
  afterAll(() => service.close());
  afterAll(() => keyServer.stop());

  const clientOf = async (claims = {}) => {
    const token = await key.sign({
      ...{ sub: 'alice', iss: issuer, exp: secondsFromNow(3600), ...claims },
    });
    return new ApiClient(service.url, { authorization: `Bearer ${token}` });
  };

  /** The line of the request of this name. */
  const lineOf = (requestId: string): Promise<LogLine> =>
    eventually(() => {
      const line = service.logLines.find((each) => each.requestId === requestId);
      if (line === undefined) throw new Error(`${requestId} has no line`);
      return line;
    });

  it('says who asked for what, from where, and how it ended', async () => {
    const alice = await clientOf();
    const chat = await alice.createChat(['bob']);
    const headers = { 'x-request-id': 'sent-1', 'x-forwarded-for': '203.0.113.7' };
    const params = { chatId: chat.id };
    const body = { content: 'A secret' };
    const { headers: answer } = await alice.call('sendMessage', { params, body, headers });
    expect(answer.get('x-request-id')).toBe('sent-1');
    const line = await lineOf('sent-1');
    expect(line).toMatchObject({ method: 'POST', route: messages, status: 201, userId: 'alice' });
    expect(line).toMatchObject({ address: '203.0.113.7', answered: true, msg: 'request' });
    expect(line).not.toHaveProperty('path');
  });

  it.each([
    ['a wrong issuer', { iss: 'https://other.example' }, /unexpected "iss" claim value/],
    ['no user', { sub: 'a b' }, /"sub" claim is no user id/],
    ['an end that is past', { exp: secondsFromNow(-3600) }, /"exp" claim timestamp check failed/],
  ])('says why a session was refused: %s', async (what, claims, reason) => {
    const id = what.replaceAll(' ', '-');
    const client = await clientOf(claims);
    await client.call('listChats', { headers: { 'x-request-id': id } });
    const line = await lineOf(id);
    expect(line).toMatchObject({ status: 401, code: expect.stringMatching(/^SESSION_/) as string });
    expect(line.reason).toMatch(reason);
  });

  it('says why a request was refused, and nothing of what it said', async () => {
    const alice = await clientOf();
    const params = { chatId: 'chat_1' };
    const bodies = [
      JSON.stringify({ content: '', 'a secret': 1 }),
      JSON.stringify({ content: 1, name: 'a secret' }),
      '{"content": a secret}',
    ];
    for (const [index, rawBody] of bodies.entries()) {
      const headers = { 'content-type': 'application/json', 'x-request-id': `refused-${index}` };
      await alice.call('sendMessage', { params, rawBody, headers });
      const line = await lineOf(`refused-${index}`);
      expect(line).toMatchObject({ status: 400, userId: 'alice', route: messages });
      expect(line.reason).toEqual(expect.any(String));
      expect(JSON.stringify(line)).not.toContain('secret');
    }
    expect((await lineOf('refused-0')).reason).toContain('content must not be empty.');
  });

  it('has the trace that the request is part of', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
    const { headers } = await service.anonymous().call('getHealth', { headers: { traceparent } });
    expect(headers.get('x-request-id')).toBe(traceId);
    expect(await lineOf(traceId)).toMatchObject({ traceId, level: 20, route: '/healthz' });
  });

  it.each(['', 'a b', 'a'.repeat(129), 'é'])('has a name of ours instead of "%s"', async (id) => {
    const { headers } = await service
      .anonymous()
      .call('getHealth', { headers: { 'x-request-id': id } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('an error in the log', () => {
  const secret = 'a secret '.repeat(10_000);

  it('has nothing of what was stored or read, and is small', () => {
    const ofDriver = Object.assign(new Error(`invalid value: ${secret}`), {
      ...{ code: '22P02', parameters: [secret], query: secret, detail: secret },
    });
    const ofParser = new SyntaxError(`Unexpected token in ${secret}`);
    for (const cause of [ofDriver, ofParser]) {
      for (const error of [cause, new Error('failed', { cause })]) {
        const text = JSON.stringify(loggedError(error));
        expect(text).not.toContain('secret');
        expect(text.length).toBeLessThan(1700);
      }
    }
  });

  it('says what it is and where it came from', () => {
    const error = Object.assign(new Error('the connection ended'), { code: 'ECONNRESET' });
    expect(loggedError(error)).toEqual({
      ...{ type: 'Error', message: 'the connection ended', code: 'ECONNRESET' },
      stack: expect.stringContaining('request-log.test') as string,
    });
    expect(JSON.stringify(loggedError(new Error(secret))).length).toBeLessThan(1700);
  });
});
