import { once } from 'node:events';
import { WebSocket } from 'ws';
import { joinNamespace, openEngine } from '../support/engine-socket';
import { JwksServer } from '../support/jwks-server';
import { type HandshakeAttempt, refusalOf } from '../support/refusal';
import { type TransportName, TestService, transports } from '../support/test-service';

let issuer: JwksServer;
let service: TestService;

beforeAll(async () => {
  issuer = await JwksServer.start();
  service = await TestService.start({
    SESSION_JWKS_URL: issuer.url,
    SESSION_ISSUER: 'https://auth.example.com',
  });
});
beforeEach(() => service.logLines.splice(0));
afterEach(() => service.reset());
afterAll(async () => {
  await service.close();
  await issuer.close();
});

const refusedLines = () => service.logLines.filter(({ msg }) => msg === 'a handshake was refused');

const asAlice = { query: '?userId=alice' };

describe.each(transports)('a handshake that is refused over %s', (transport) => {
  const refused = async (attempt: HandshakeAttempt) => {
    const { error } = await refusalOf(service, transport, attempt);
    return error;
  };

  it('leaves one line that says what is wrong with the token', async () => {
    const authorization = `Bearer ${await issuer.token('alice')}`;
    await refused({ ...asAlice, headers: { authorization } });
    const expected = {
      code: 'SESSION_INVALID',
      reason: 'missing required "iss" claim',
      userId: 'alice',
      address: '127.0.0.1',
      transport,
    };
    expect(refusedLines()).toEqual([expect.objectContaining(expected)]);
  });

  it.each([
    ['no session', asAlice, { code: 'SESSION_REQUIRED', userId: 'alice' }],
    ['no user', {}, { code: 'USER_ID_MISSING' }],
    [
      'a foreign origin',
      { ...asAlice, headers: { origin: 'https://evil.example' } },
      { code: 'ORIGIN_NOT_ALLOWED', userId: 'alice', origin: 'https://evil.example' },
    ],
  ])('leaves one line: %s', async (_name, attempt: HandshakeAttempt, expected) => {
    await refused(attempt);
    expect(refusedLines()).toEqual([expect.objectContaining({ ...expected, transport })]);
  });

  it('leaves a line without what is no user id', async () => {
    await refused({ query: `?userId=${encodeURIComponent('a secret text')}` });
    expect(refusedLines()).toHaveLength(1);
    expect(JSON.stringify(refusedLines())).not.toContain('secret');
  });
});

/** What a client gets that writes its address itself. */
const answerTo = async (transport: TransportName, query: string): Promise<string> => {
  if (transport === 'socketio') {
    const webSocket = await openEngine(service.url, `&${query}`);
    return joinNamespace(webSocket).finally(() => webSocket.terminate());
  }
  const webSocket = new WebSocket(`${service.url.replace('http', 'ws')}/messaging?${query}`);
  const [data] = (await once(webSocket, 'message')) as [Buffer];
  await once(webSocket, 'close');
  return data.toString();
};

describe.each(transports)('a handshake that names a user twice over %s', (transport) => {
  it.each(['userId=alice&userId=bob', 'userId=bob&user%49d=alice', 'userId=alice&userId=alice'])(
    'is refused: %s',
    async (query) => {
      expect(await answerTo(transport, query)).toContain('"INVALID_REQUEST"');
      expect(refusedLines()).toMatchObject([{ reason: '/userId is given more than once' }]);
    },
  );
});

describe('a raw WebSocket', () => {
  it('has one Authorization', async () => {
    const webSocket = new WebSocket(service.webSocketUrl('alice'), {
      headers: { authorization: ['Bearer a', 'Bearer b'] as unknown as string },
    });
    const [data] = (await once(webSocket, 'message')) as [Buffer];
    await once(webSocket, 'close');
    expect(JSON.parse(data.toString())).toMatchObject({ data: { code: 'INVALID_REQUEST' } });
  });
});

describe('a request that Engine.IO refuses', () => {
  it.each([
    ['EIO=4&transport=polling&sid=unknown', { reason: 'Session ID unknown' }],
    ['EIO=4&transport=pigeon', { reason: 'Transport unknown' }],
    [
      'EIO=4&transport=websocket&transport=polling',
      { reason: '/transport is given more than once' },
    ],
    ['EIO=4&transport=polling&sid=a&sid=b', { reason: '/sid is given more than once' }],
  ])('leaves one line: %s', async (query, expected) => {
    const response = await fetch(`${service.url}/socket.io/?${query}`);
    expect(response.status).toBe(400);
    expect(refusedLines()).toMatchObject([{ ...expected, transport: 'socketio' }]);
  });
});
