import { once } from 'node:events';
import net from 'node:net';
import { eventually } from '../support/eventually';
import { ProcessSandbox, type ServiceProcess } from '../support/service-process';
import { WebSocketClient } from '../support/websocket-client';

const upgradeTo = (path: string) =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '\r\n',
  ].join('\r\n');

const manyTimes = 50;

const sandbox = new ProcessSandbox();
let service: ServiceProcess;

beforeAll(async () => {
  service = await sandbox.start({
    DATA_DIR: await sandbox.startedFolder(),
    HANDSHAKE_TIMEOUT: '1s',
    // What is kept without a bound fills this within seconds.
    NODE_OPTIONS: '--max-old-space-size=96',
  });
});
afterAll(() => sandbox.cleanUp());

describe('clients that break off', () => {
  /** Sends something and cuts the connection, without waiting or waiting for the first answer. */
  const cutAfter = async (text: string, afterAnswer: boolean) => {
    const socket = net.connect(Number(new URL(service.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(text);
    if (afterAnswer) await once(socket, 'data');
    else await new Promise((resolve) => setImmediate(resolve));
    socket.resetAndDestroy();
  };

  it.each([
    ['an unknown upgrade', upgradeTo('/nowhere')],
    ['a handshake', upgradeTo('/messaging?userId=mallory')],
    ['a handshake that is refused', upgradeTo('/messaging')],
    ["Socket.IO's handshake", upgradeTo('/socket.io/?EIO=4&transport=websocket')],
    ['a handshake of a wrong version', upgradeTo('/messaging?userId=m').replace(': 13', ': 7')],
    ['a request', 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['something that is not HTTP', '\x16\x03\x01garbage\r\n\r\n'],
  ])('in the middle of %s do not end the service', async (_name, text) => {
    for (let n = 0; n < manyTimes; n += 1) await cutAfter(text, n % 2 === 1);

    const alice = await WebSocketClient.open(
      `${service.url.replace('http', 'ws')}/messaging?userId=alice`,
    );
    try {
      await eventually(async () => {
        const status = await alice.ask('debug-status', {}, 'debug-status');
        expect(status).toMatchObject({ totalUsers: 1 });
      });
    } finally {
      await alice.close();
    }
  });
});

// Masked pings as long as they may be (RFC 6455, section 5.5): the answers to empty ones take half a
// minute to fill what the system keeps for a client that does not read.
const ping = Buffer.concat([Buffer.from([0x89, 0x80 | 125, 0, 0, 0, 0]), Buffer.alloc(125)]);
const pings = Buffer.alloc(500 * ping.length, ping);
const floodedSockets = 4;

describe('clients that ask and do not read the answers', () => {
  /** Upgrades a socket, then writes without reading until the service has cut it. */
  const flood = async (path: string, frames: Buffer) => {
    const socket = net.connect(Number(new URL(service.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(upgradeTo(path));
    await once(socket, 'data');
    socket.pause();
    const write = () => {
      while (!socket.destroyed && socket.write(frames));
    };
    socket.on('drain', write);
    write();
    await closed;
  };

  it.each([
    ["Socket.IO's, not admitted", '/socket.io/?EIO=4&transport=websocket'],
    ['a raw one, refused', '/messaging'],
    ['a raw one, admitted', '/messaging?userId=mallory'],
  ])('are cut, and the service goes on: pings on a WebSocket, %s', async (_name, path) => {
    await Promise.all(Array.from({ length: floodedSockets }, () => flood(path, pings)));
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
  });
});
