import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { textFrame } from '../../src/realtime/wire/text-frame';
import type { Message } from './store';

interface Command {
  event: string;
  data: { chatId: string };
}

/**
 * Delivers to those who joined a chat: an event is framed once, and the frames of one batch go to a
 * socket in one write. A connection of the load joins one chat, so a chat's frames are joined once.
 */
export class FanOut {
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #sockets = new Map<string, Set<Duplex>>();

  /** Takes the upgrade of a connection. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('message', (data: Buffer) => this.#take(webSocket, socket, data));
    });
  }

  /** Delivers the messages of a batch. */
  deliver(messages: Message[]): void {
    const framesByChat = new Map<string, Buffer[]>();
    for (const message of messages) {
      const frames = framesByChat.get(message.chatId);
      if (frames) frames.push(frameOf(message));
      else framesByChat.set(message.chatId, [frameOf(message)]);
    }
    framesByChat.forEach((frames, chatId) => this.#write(chatId, frames));
  }

  #write(chatId: string, frames: Buffer[]): void {
    const joined = frames.length === 1 ? frames[0]! : Buffer.concat(frames);
    this.#sockets.get(chatId)?.forEach((socket) => socket.write(joined));
  }

  #take(webSocket: WebSocket, socket: Duplex, data: Buffer): void {
    const { event, data: payload } = JSON.parse(data.toString()) as Command;
    if (event !== 'join-chat') return;
    const { chatId } = payload;
    const sockets = this.#sockets.get(chatId) ?? new Set();
    this.#sockets.set(chatId, sockets.add(socket));
    webSocket.on('close', () => sockets.delete(socket));
    webSocket.send(JSON.stringify({ event: 'chat-joined', data: { chatId, status: 'success' } }));
  }
}

function frameOf(message: Message): Buffer {
  const { chatId, revision } = message;
  return textFrame(JSON.stringify({ event: 'new-message', data: { chatId, revision, message } }));
}
