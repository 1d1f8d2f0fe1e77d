import { once } from 'node:events';
import net from 'node:net';
import { generateKeyPair, SignJWT } from 'jose';
import { WebSocket } from 'ws';
import { engineAddress, joinNamespace, openEngine, PollingSession } from '../support/engine-socket';
import { eventually } from '../support/eventually';
import { TestService, useService } from '../support/test-service';

const manyConnects = Array.from({ length: 4500 }, () => '40/messaging,');

describe('who was not admitted', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({ HANDSHAKE_TIMEOUT: '200ms' });
  });
  afterAll(() => service.close());

  const closed = async (webSocket: WebSocket) => {
    if (webSocket.readyState !== WebSocket.CLOSED) await once(webSocket, 'close');
  };

  it('is closed after a while, over Socket.IO’s WebSocket', async () => {
    await closed(await openEngine(service.url));
  });

  it('is closed after a while when it was refused, over Socket.IO’s WebSocket', async () => {
    const webSocket = await openEngine(service.url);
    expect(await joinNamespace(webSocket)).toMatch(/^44\/messaging,/);
    await closed(webSocket);
  });

  it('is closed after a while, by polling', async () => {
    const session = await PollingSession.open(service.url);
    await session.poll();
    expect(await session.poll()).toMatchObject({ status: 400 });
  });

  it('stays when it was admitted', async () => {
    const alice = await service.socketIo('alice');
    await closed(await openEngine(service.url));
    expect(await alice.ask('debug-status', {}, 'debug-status')).toMatchObject({ userId: 'alice' });
  });
});

describe('an address with many who were not admitted', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({ MAX_REQUESTS_PER_ADDRESS: '3', TRUST_PROXY: 'loopback' });
  });
  afterAll(() => service.close());

  const headers = { 'x-forwarded-for': '203.0.113.7' };

  it('gets no more in, by any transport, until one of them is gone; others do', async () => {
    const waiting = [];
    for (let n = 0; n < 3; n += 1) waiting.push(await openEngine(service.url, '', headers));

    const refused = new WebSocket(service.webSocketUrl('alice'), { headers });
    await expect(once(refused, 'open')).rejects.toThrow('503');
    const cut = new WebSocket(engineAddress(service.url), { headers });
    cut.on('error', () => undefined);
    await once(cut, 'close');
    expect((await fetch(`${service.url}/v1/messaging/chats`, { headers })).status).toBe(503);
    await service.webSocket('bob', { 'x-forwarded-for': '203.0.113.8' });

    waiting[0]!.terminate();
    await eventually(() => service.webSocket('alice', headers));
    // Who is admitted waits no more, so there is room for the next.
    await service.webSocket('alice', headers);
    waiting.forEach((webSocket) => webSocket.terminate());
  });
});

describe('a session that is checked without an end', () => {
  const asking: net.Socket[] = [];
  const issuer = net.createServer((socket) => asking.push(socket));
  let service: TestService;

  beforeAll(async () => {
    issuer.listen(0, '127.0.0.1');
    await once(issuer, 'listening');
    const { port } = issuer.address() as net.AddressInfo;
    const SESSION_JWKS_URL = `http://127.0.0.1:${port}/`;
    service = await TestService.start({ SESSION_JWKS_URL, HANDSHAKE_TIMEOUT: '200ms' });
  });
  afterAll(async () => {
    await service.close();
    asking.forEach((socket) => socket.destroy());
    issuer.close();
  });

  it('does not keep its socket', async () => {
    const unchecked = await new SignJWT({ sub: 'alice' })
      .setProtectedHeader({ alg: 'RS256' })
      .setExpirationTime('1h')
      .sign((await generateKeyPair('RS256')).privateKey);
    const headers = { authorization: `Bearer ${unchecked}` };
    const webSocket = new WebSocket(service.webSocketUrl('alice'), { headers });
    await expect(once(webSocket, 'open')).rejects.toThrow('socket hang up');
  });
});

describe('a socket of Engine.IO', () => {
  const service = useService();

  const connectionsOf = (userId: string) =>
    service.logTexts.filter((text) => text === `User ${userId} connected`).length;

  const isServed = async () => {
    const bob = await service.socketIo('bob');
    expect(await bob.ask('debug-status', {}, 'debug-status')).toMatchObject({ totalUsers: 1 });
  };

  it('makes one connection at most, however often it asks for one', async () => {
    const session = await PollingSession.open(service.url, '&userId=mallory');
    await session.post(manyConnects).catch(() => undefined);
    await isServed();
    expect(connectionsOf('mallory')).toBeLessThanOrEqual(1);
  });

  it('is ended by a second CONNECT, to whatever namespace', async () => {
    const webSocket = await openEngine(service.url, '&userId=mallory');
    await joinNamespace(webSocket);
    webSocket.send('40/other,');
    await once(webSocket, 'close');
    await isServed();
  });

  it('is ended when its client leaves the namespace', async () => {
    const webSocket = await openEngine(service.url, '&userId=mallory');
    await joinNamespace(webSocket);
    webSocket.send('41/messaging,');
    await once(webSocket, 'close');
    await isServed();
  });

  it('answers one probe of an upgrade, and no flood of them', async () => {
    const session = await PollingSession.open(service.url, '&userId=mallory');
    const address = `${service.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const webSocket = new WebSocket(`${address}&sid=${session.sid}`);
    const answers: string[] = [];
    webSocket.on('message', (data: Buffer) => answers.push(data.toString()));
    webSocket.on('error', () => undefined);
    await once(webSocket, 'open');
    for (let n = 0; n < 100; n += 1) webSocket.send('2probe');
    await once(webSocket, 'close');
    expect(answers.length).toBeLessThan(10);
    await eventually(isServed);
  });
});
