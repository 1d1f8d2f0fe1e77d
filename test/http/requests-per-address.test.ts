import { type ApiClient, problemOf } from '../support/api-client';
import { RawSocket, requestText } from '../support/raw-socket';
import { TestService } from '../support/test-service';

describe('an address with many requests under way', () => {
  let service: TestService;
  let alice: ApiClient;
  let session: string;
  const slow: RawSocket[] = [];

  beforeAll(async () => {
    service = await TestService.start({ MAX_REQUESTS_PER_ADDRESS: '3', TRUST_PROXY: 'loopback' });
    alice = await service.api('alice');
    const minted = await service.anonymous().call<{ accessToken: string }>('createDevSession', {
      body: { userId: 'alice' },
    });
    session = minted.body.accessToken;
  });
  afterAll(() => slow.forEach((socket) => socket.destroy()));
  afterAll(() => service.close());

  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
  const slowBody = (address: string) =>
    requestText('POST /v1/messaging/chats/chat_1/messages HTTP/1.1', [
      ...[`X-Forwarded-For: ${address}`, 'Content-Length: 100', 'Expect: 100-continue'],
      'Content-Type: application/json',
      `Authorization: Bearer ${session}`,
    ]);

  it('gets 503 for one more, while others are served, until one has ended', async () => {
    for (let n = 0; n < 3; n += 1) {
      const socket = await RawSocket.open(service.url);
      slow.push(socket);
      socket.write(slowBody('203.0.113.7'));
      // It is under way: the service asks for the body.
      expect(await socket.answers(1)).toEqual([100]);
    }

    const refused = await alice.call('listChats', from('203.0.113.7'));
    expect(problemOf(refused, 503)).toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryable: true });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await alice.call('listChats', from('203.0.113.8'))).status).toBe(200);
    expect((await alice.call('getHealth', from('203.0.113.7'))).status).toBe(200);

    slow[0]!.write('x'.repeat(100));
    expect(await slow[0]!.answers(2)).toEqual([100, 400]);
    expect((await alice.call('listChats', from('203.0.113.7'))).status).toBe(200);
  });
});
