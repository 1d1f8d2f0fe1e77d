import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { refusalOf } from '../support/refusal';
import { SocketIoClient } from '../support/socketio-client';
import { type TransportName, transports, useService } from '../support/test-service';

const allowedOrigin = 'https://app.example.com';

describe.each(transports)('the handshake in development mode over %s', (transport) => {
  const service = useService({
    ALLOWED_ORIGINS: `${allowedOrigin}, capacitor://localhost`,
  });

  it.each(['', '?', '?userId=', '?userId', '?userid=alice'])(
    'without a userId is refused as in the guide: %p',
    async (query) => {
      const refusal = await refusalOf(service, transport, { query });
      expect(refusal).toEqual({
        error: { message: 'User ID not found', code: 'USER_ID_MISSING', retryable: false },
        code: closeCode(transport, 4400),
      });
    },
  );

  it.each([
    ['white space', '?userId=%20'],
    ['a space in it', '?userId=al%20ice'],
    ['a control character', '?userId=alice%00'],
    ['not ASCII', '?userId=%C3%A9'],
    ['too long', `?userId=${'a'.repeat(256)}`],
  ])('with an invalid userId is refused: %s', async (_name, query) => {
    const refusal = await refusalOf(service, transport, { query });
    expect(refusal).toMatchObject({
      error: { code: 'INVALID_REQUEST', errors: [{ path: '/userId' }] },
      code: closeCode(transport, 4400),
    });
  });

  it.each(['a', '!#$%&*+/=?^_`{|}~', 'auth0|1234', 'a'.repeat(255)])(
    'takes any userId that the contract allows: %s',
    async (userId) => {
      const client = await service.connect(transport, userId);
      const status = await client.ask('debug-status', {}, 'debug-status');
      expect(status).toMatchObject({ userId });
    },
  );

  it.each([
    'https://evil.example.com',
    'https://app.example.com.evil.example.com',
    'http://app.example.com',
    'http://localhost.evil.example.com',
    'null',
  ])('from the foreign origin %s is refused', async (origin) => {
    const attempt = { query: '?userId=alice', headers: { origin } };
    expect(await refusalOf(service, transport, attempt)).toMatchObject({
      error: { code: 'ORIGIN_NOT_ALLOWED', retryable: false },
      code: closeCode(transport, 4403),
    });
  });

  it.each([
    allowedOrigin,
    'capacitor://localhost',
    'http://localhost:3000',
    'https://localhost',
    'http://127.0.0.1:8080',
    'http://[::1]:5173',
  ])('from the origin %s passes', async (origin) => {
    const client =
      transport === 'websocket'
        ? await service.webSocket('alice', { origin })
        : await service.socketIo('alice', { extraHeaders: { origin } });
    expect(await client.ask('debug-status', {}, 'debug-status')).toMatchObject({ connected: true });
  });
});

describe('what else can be asked for', () => {
  const service = useService();

  it.each(['/', '/admin', '/messaging/', '/messaging/x', '/Messaging'])(
    'the namespace %s is refused',
    async (namespace) => {
      const client = SocketIoClient.start(`${service.url}${namespace}`, {
        query: { userId: 'alice' },
      });
      const { data } = await client.refusal();
      client.socket.disconnect();
      expect(data).toMatchObject({ code: 'NOT_FOUND', retryable: false });
    },
  );

  it.each(['/', '/v1/messaging', '/messagings', '/messaging/chats', '/socket.io', '//messaging'])(
    'an upgrade on %s is answered 404',
    async (path) => {
      const address = `${service.url.replace('http', 'ws')}${path}?userId=alice`;
      const webSocket = new WebSocket(address);
      const [request, response] = (await once(webSocket, 'unexpected-response')) as [
        { destroy(): void },
        IncomingMessage,
      ];
      request.destroy();
      expect(response.statusCode).toBe(404);
    },
  );

  it('the guide’s address with a slash at its end is a connection too', async () => {
    const address = `${service.url.replace('http', 'ws')}/messaging/?userId=alice`;
    const webSocket = new WebSocket(address);
    await once(webSocket, 'open');
    webSocket.close();
    const [code] = (await once(webSocket, 'close')) as [number];
    expect(code).toBe(1005);
  });
});

/** Socket.IO has no close codes. */
function closeCode(transport: TransportName, code: number): number | undefined {
  return transport === 'websocket' ? code : undefined;
}
