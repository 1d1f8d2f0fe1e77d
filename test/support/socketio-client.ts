import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { type EventAssertion, EventClient } from './event-client';

export type SocketIoOptions = Partial<ManagerOptions & SocketOptions>;

/** A client of Socket.IO. */
export class SocketIoClient extends EventClient {
  constructor(
    readonly socket: Socket,
    assertFits?: EventAssertion,
  ) {
    super(assertFits);
    socket.onAny((event, data: unknown) => this.take({ event: event as never, data }));
    socket.on('disconnect', (reason) => this.onClosed({ reason }));
  }

  /** Begins to connect, without coming back when that fails or the connection ends. */
  static start(
    url: string,
    options: SocketIoOptions = {},
    assertFits?: EventAssertion,
  ): SocketIoClient {
    const defaults = { forceNew: true, reconnection: false, transports: ['websocket'] };
    return new SocketIoClient(io(url, { ...defaults, ...options }), assertFits);
  }

  /** Connects, and waits until the connection stands. */
  static async open(
    url: string,
    options?: SocketIoOptions,
    assertFits?: EventAssertion,
  ): Promise<SocketIoClient> {
    const client = SocketIoClient.start(url, options, assertFits);
    await new Promise<void>((resolve, reject) => {
      client.socket.once('connect', resolve);
      client.socket.once('connect_error', reject);
    });
    return client;
  }

  /** What the service says when it refuses the handshake. */
  async refusal(): Promise<{ message: string; data: unknown }> {
    const error = await new Promise<Error>((resolve) => {
      this.socket.once('connect_error', resolve);
    });
    return { message: error.message, data: (error as { data?: unknown }).data };
  }

  send(command: string, data?: unknown): void {
    this.socket.emit(command, ...(data === undefined ? [] : [data]));
  }

  /** Sends a command and gives what its acknowledgement brings. */
  sendWithAck(command: string, data: unknown): Promise<unknown> {
    return this.socket.emitWithAck(command, data);
  }

  async close(): Promise<void> {
    if (!this.socket.connected) return;
    this.socket.disconnect();
    await this.closed;
  }
}
