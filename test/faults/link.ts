import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { CommandName, EventName } from '../../generated/events/gateway';
import type { UserId } from '../../generated/schemas';
import { assertEvent } from '../support/event-contract';

/** How a client reaches the service. */
export type LinkTransport = 'websocket' | 'socketio';

export const retryMs = 100;

/** What a link tells: that it is open, again and again, and each event. */
export interface LinkListener {
  opened(): void;
  received(event: EventName, data: unknown): void;
}

/** A user's connection that comes back through every fault; it checks each event. */
export class Link {
  #socket: WebSocket | Socket | undefined;
  #isClosed = false;

  constructor(
    private readonly url: string,
    private readonly userId: UserId,
    private readonly transport: LinkTransport,
    private readonly listener: LinkListener,
  ) {}

  open(): void {
    if (this.transport === 'websocket') this.#openRaw();
    else this.#openSocketIo();
  }

  /** Sends a command if the connection is open. */
  send(event: CommandName, data: object): void {
    if (this.#socket instanceof WebSocket) {
      if (this.#socket.readyState !== WebSocket.OPEN) return;
      this.#socket.send(JSON.stringify({ event, data }));
    } else if (this.#socket?.connected) this.#socket.emit(event, data);
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.close();
  }

  #openRaw(): void {
    if (this.#isClosed) return;
    const socket = new WebSocket(
      `${this.url.replace('http', 'ws')}/messaging?userId=${this.userId}`,
      { handshakeTimeout: 2000 },
    );
    this.#socket = socket;
    socket.on('open', () => this.listener.opened());
    socket.on('message', (frame: Buffer) => {
      const { event, data } = JSON.parse(frame.toString()) as { event: EventName; data: unknown };
      this.#take(event, data);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => void delay(retryMs * (0.5 + Math.random())).then(() => this.open()));
  }

  #openSocketIo(): void {
    const socket = io(`${this.url}/messaging`, {
      query: { userId: this.userId },
      transports: ['websocket'],
      forceNew: true,
      timeout: 2000,
      reconnectionDelay: retryMs,
      reconnectionDelayMax: 2 * retryMs,
    });
    this.#socket = socket;
    socket.on('connect', () => this.listener.opened());
    socket.onAny((event: EventName, data: unknown) => this.#take(event, data));
  }

  #take(event: EventName, data: unknown): void {
    assertEvent(event, data);
    this.listener.received(event, data);
  }
}
