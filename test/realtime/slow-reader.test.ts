import type { WebSocket } from 'ws';
import type { ApiClient } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { eventually } from '../support/eventually';
import type { SocketIoClient } from '../support/socketio-client';
import { TestService, transports } from '../support/test-service';
import type { WebSocketClient } from '../support/websocket-client';

// 16 KB each, to a connection that gets it twice: more than the buffers of the system and of the
// service together take.
const content = '💬'.repeat(4000);
const messageCount = 800;
const batch = 20;

describe.each(transports)('a client that stops reading, over %s', (transport) => {
  let service: TestService;
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    service = await TestService.start();
    bob = await service.api('bob');
    ({ id: chatId } = await bob.createChat(['alice'], 'busy'));
  });
  afterEach(() => service.close());

  const follow = async () => {
    const client = await service.connect(transport, 'alice');
    await client.ask('join-chat', { chatId }, 'chat-joined');
    await client.ask('listen-all-chats', {}, 'listening-all-chats');
    return client;
  };
  const sendAll = async () => {
    for (let sent = 0; sent < messageCount; sent += batch) {
      await Promise.all(Array.from({ length: batch }, () => bob.sendMessage(chatId, content)));
    }
  };

  it('is sent away, has no gap in what it got, and delays no one', async () => {
    const [slow, quick] = [await follow(), await follow()];
    socketOf(transport, slow).pause();
    await sendAll();
    await eventually(() => expect(revisionsOf(quick)).toEqual(upTo(messageCount)));

    socketOf(transport, slow).resume();
    const { code } = await slow.closed;
    expect(code).toBe(transport === 'websocket' ? 4408 : undefined);
    const received = revisionsOf(slow);
    expect(received).toEqual(upTo(received.length));
    expect(received.length).toBeLessThan(messageCount);
    expect(await quick.ask('debug-status', {}, 'debug-status')).toMatchObject({ connected: true });
  });
});

function revisionsOf(client: EventClient): number[] {
  return client.received
    .filter(({ event }) => event === 'new-message')
    .map(({ data }) => (data as { revision: number }).revision);
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

/** The WebSocket under a client, whose reading can be paused. */
function socketOf(transport: string, client: EventClient): WebSocket {
  if (transport === 'websocket') return (client as WebSocketClient).webSocket;
  const { engine } = (client as SocketIoClient).socket.io;
  return (engine.transport as unknown as { ws: WebSocket }).ws;
}
