import type { ApiClient } from '../support/api-client';
import { RawSocket, requestText } from '../support/raw-socket';
import { TestService } from '../support/test-service';

const json = 'Content-Type: application/json';
const h2c = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQ'];
const webSocket = [
  ...['Connection: Upgrade', 'Upgrade: WebSocket', 'Sec-WebSocket-Version: 13'],
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];

describe('requests that HTTP allows', () => {
  const sockets: RawSocket[] = [];
  let service: TestService;
  let alice: ApiClient;
  let session: string;
  let messages: string;

  beforeAll(async () => {
    service = await TestService.start();
    alice = await service.api('alice');
    const minted = await service.anonymous().call<{ accessToken: string }>('createDevSession', {
      body: { userId: 'alice' },
    });
    session = `Authorization: Bearer ${minted.body.accessToken}`;
    const { id } = await alice.createChat(['bob'], 'Ours');
    messages = `/v1/messaging/chats/${id}/messages`;
  });
  afterEach(() => sockets.splice(0).forEach((socket) => socket.destroy()));
  afterAll(() => service.close());

  const open = async () => {
    const socket = await RawSocket.open(service.url);
    sockets.push(socket);
    return socket;
  };
  const get = (target: string, headers: string[] = []) =>
    requestText(`GET ${target} HTTP/1.1`, headers);

  describe('an upgrade to another protocol than WebSocket', () => {
    it.each(['h2c', 'TLS/1.0', 'HTTP/2.0', 'h2c, websocket'])(
      'is served without it, on each path: %s',
      async (protocol) => {
        const socket = await open();
        const headers = ['Connection: Upgrade', `Upgrade: ${protocol}`];
        socket.write(get('/healthz', headers));
        expect(await socket.answers(1)).toEqual([200]);
        socket.write(get('/socket.io/?EIO=4&transport=polling&userId=alice', headers));
        expect(await socket.answers(2)).toEqual([200, 200]);
        socket.write(get('/messaging?userId=alice', headers));
        expect(await socket.answers(3)).toEqual([200, 200, 404]);
      },
    );

    it('is served with its body, however it arrives', async () => {
      const body = '{"content":"Sent by a client that would like HTTP/2"}';
      const headers = [...h2c, session, json, `Content-Length: ${body.length}`];
      const text = requestText(`POST ${messages} HTTP/1.1`, headers, body);
      for (const cut of [text.length, text.indexOf('{') + 10, text.indexOf('{')]) {
        const socket = await open();
        socket.write(text.slice(0, cut));
        await new Promise((resolve) => setImmediate(resolve));
        socket.write(text.slice(cut));
        expect(await socket.answers(1)).toEqual([201]);
      }
    });

    it('is answered in turn, and those after it too', async () => {
      const socket = await open();
      socket.write(get(messages, [session]) + get('/nowhere', h2c) + get('/healthz'));
      expect(await socket.answers(3)).toEqual([200, 404, 200]);
    });
  });

  it('a target in absolute form is a path', async () => {
    const socket = await open();
    socket.write(get(`${service.url}/healthz`));
    expect(await socket.answers(1)).toEqual([200]);
    socket.write(get(`http://chat.example${messages}?limit=1`, [session]));
    expect(await socket.answers(2)).toEqual([200, 200]);
    const body = '{"content":"Through a proxy"}';
    const headers = [session, json, `Content-Length: ${body.length}`];
    socket.write(requestText(`POST HTTPS://chat.example${messages} HTTP/1.1`, headers, body));
    expect(await socket.answers(3)).toEqual([200, 200, 201]);
    socket.write(get('http://chat.example/socket.io/?EIO=4&transport=polling&userId=alice'));
    expect(await socket.answers(4)).toEqual([200, 200, 201, 200]);
    socket.write(get('http://chat.example?limit=1'));
    expect(await socket.answers(5)).toEqual([200, 200, 201, 200, 302]);
  });

  it('a WebSocket asked for in absolute form is one', async () => {
    const socket = await open();
    socket.write(get('http://chat.example/messaging?userId=alice', webSocket));
    expect(await socket.answers(1)).toEqual([101]);
  });

  it.each(['http://[x/', 'http://', '*'])(
    'a target that is no path is answered by the contract: %s',
    async (target) => {
      const socket = await open();
      socket.write(get(target));
      expect(await socket.answers(1)).toEqual([404]);
      expect(socket.received).toContain('Content-Type: application/problem+json');
      expect(socket.received).toContain('"code":"NOT_FOUND"');
    },
  );

  it('an expectation that is not known is ignored', async () => {
    const socket = await open();
    socket.write(get('/healthz', ['Expect: wonders']));
    expect(await socket.answers(1)).toEqual([200]);
  });

  it('a connection may idle for longer than balancers let it', async () => {
    const socket = await open();
    socket.write(get('/healthz'));
    await socket.answers(1);
    expect(socket.received).toContain('Keep-Alive: timeout=75');
  });
});

describe('clients that take their time', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({
      ...{ HEADERS_TIMEOUT: '100ms', REQUEST_TIMEOUT: '200ms', KEEP_ALIVE_TIMEOUT: '5m' },
    });
  });
  afterAll(() => service.close());

  it.each([
    ['headers', 'GET /healthz HTTP/1.1\r\nHost: local'],
    ['a body', requestText('POST /dev/sessions HTTP/1.1', ['Content-Length: 100'], '{"userId"')],
    [
      'a body that is read',
      requestText('POST /dev/sessions HTTP/1.1', [json, 'Content-Length: 100'], '{"userId"'),
    ],
  ])('for %s get an end', async (_what, begun) => {
    const socket = await RawSocket.open(service.url);
    socket.write(begun);
    await socket.closed;
    expect(service.logLines).toContainEqual(
      expect.objectContaining({
        msg: 'a request could not be read',
        reason: 'ERR_HTTP_REQUEST_TIMEOUT',
        address: '127.0.0.1',
      }),
    );
  });

  it('between requests have longer', async () => {
    const socket = await RawSocket.open(service.url);
    socket.write(requestText('GET /healthz HTTP/1.1'));
    await socket.answers(1);
    // Longer than the deadlines of a request.
    await new Promise((resolve) => setTimeout(resolve, 300));
    socket.write(requestText('GET /healthz HTTP/1.1'));
    expect(await socket.answers(2)).toEqual([200, 200]);
    expect(socket.received).toContain('Keep-Alive: timeout=300');
    socket.destroy();
  });
});
