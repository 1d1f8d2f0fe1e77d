import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { joinNamespace, openEngine } from '../support/engine-socket';
import { eventually } from '../support/eventually';
import { useService } from '../support/test-service';

// As many as one read of a socket brings.
const count = 1000;

/** Sends frames in one write. */
function sendAtOnce(webSocket: WebSocket, frame: string): void {
  const { _socket: socket } = webSocket as unknown as { _socket: Socket };
  socket.cork();
  for (let n = 0; n < count; n += 1) webSocket.send(frame);
  socket.uncork();
}

describe('a thousand frames that come in one piece', () => {
  const service = useService();

  const executed = () =>
    service.logTexts.filter((text) => text === 'User mallory left all chats').length;

  it.each([
    [
      'WebSocket',
      async () => (await service.webSocket('mallory')).webSocket,
      '{"event":"leave-all-chats"}',
    ],
    [
      'Socket.IO',
      async () => {
        const webSocket = await openEngine(service.url, '&userId=mallory');
        await joinNamespace(webSocket);
        return webSocket;
      },
      '42/messaging,["leave-all-chats"]',
    ],
  ])('let others be served between them, over %s', async (_transport, connect, frame) => {
    const before = executed();
    const alice = await service.webSocket('alice');
    const mallory = await connect();
    sendAtOnce(mallory, frame);
    await alice.ask('debug-status', {}, 'debug-status');
    expect(executed() - before).toBeLessThan(count);
    await eventually(() => expect(executed() - before).toBe(count));
    mallory.terminate();
  });
});
