import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { apiAt } from '../support/dev-session';
import { eventually } from '../support/eventually';
import { ProcessSandbox, type ServiceProcess } from '../support/service-process';
import { createTestDatabase } from '../support/test-database';
import { WebSocketClient } from '../support/websocket-client';

const readers = 1000;
const messages = 400;
const batch = 20;
// 16 KB a message: 6.4 MB that each of the readers is due, 6.4 GB in all.
const content = '💬'.repeat(4000);
const boundMb = 512;

describe('a thousand readers that never read', () => {
  const sandbox = new ProcessSandbox();
  const sockets: net.Socket[] = [];

  afterEach(async () => {
    sockets.splice(0).forEach((socket) => socket.destroy());
    await sandbox.cleanUp();
  });

  it('cost a bounded amount of memory, and others receive everything meanwhile', async () => {
    const database = await createTestDatabase();
    const DATA_DIR = await sandbox.folder();
    const service = await sandbox.start({ DATA_DIR, DATABASE_URL: database.url });
    const bob = await apiAt(service.url, 'bob');
    const { id: chatId } = await bob.createChat(['alice'], 'busy');
    for (let count = 0; count < readers; count += 1)
      sockets.push(await joinUnread(service, chatId));
    const alice = await WebSocketClient.open(
      `${service.url.replace('http', 'ws')}/messaging?userId=alice`,
    );
    await alice.ask('join-chat', { chatId }, 'chat-joined');
    await eventually(async () =>
      expect(await alice.ask('debug-status', {}, 'debug-status')).toMatchObject({ totalUsers: 2 }),
    );
    const before = memoryMb(service);

    for (let sent = 0; sent < messages; sent += batch) {
      await Promise.all(Array.from({ length: batch }, () => bob.sendMessage(chatId, content)));
    }
    await eventually(() => {
      const received = alice.received.filter(({ event }) => event === 'new-message');
      expect(received).toHaveLength(messages);
    });
    expect(memoryMb(service) - before).toBeLessThan(boundMb);
    await alice.close();
    await service.kill();
    await database.drop();
  });
});

/** A WebSocket by hand that joins a chat and from then on reads nothing. */
async function joinUnread({ url }: ServiceProcess, chatId: string): Promise<net.Socket> {
  const socket = net.connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    [
      'GET /messaging?userId=bob HTTP/1.1',
      'Host: localhost',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      '\r\n',
    ].join('\r\n'),
  );
  await once(socket, 'data');
  socket.write(maskedTextFrame(JSON.stringify({ event: 'join-chat', data: { chatId } })));
  await once(socket, 'data');
  return socket.pause();
}

/** A client's frame (RFC 6455, section 5.3) with a mask of zeros, which leaves the text as it is. */
function maskedTextFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | length, 0, 0, 0, 0]), Buffer.from(text)]);
}

function memoryMb(service: ServiceProcess): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(service.pid)]).toString();
  return Number(kilobytes) / 1024;
}
