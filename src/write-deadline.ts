import type { Server, Socket } from 'node:net';
import type { Logger } from './logger';

// Looks are counted and not the time, so that a moment in which this process stood still is no
// moment in which a client did not read.
const looksPerDeadline = 4;

/** What waited in a socket at one moment. */
interface Unread {
  /** How many bytes the socket will have sent when all of it is gone. */
  until: number;
  /** How often it was looked at since. */
  looks: number;
}

/**
 * Ends the connections whose clients do not read: what waits in a socket at one moment must be gone
 * within the deadline, whatever is added meanwhile. It goes for answers over HTTP and for sockets.
 */
export class WriteDeadline {
  readonly #sockets = new Map<Socket, Unread | undefined>();
  readonly #timer: NodeJS.Timeout;

  constructor(
    server: Server,
    timeoutMs: number,
    private readonly log: Logger,
  ) {
    server.on('connection', (socket: Socket) => {
      this.#sockets.set(socket, undefined);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    this.#timer = setInterval(() => this.#look(), timeoutMs / looksPerDeadline).unref();
    server.once('close', () => clearInterval(this.#timer));
  }

  #look(): void {
    for (const [socket, unread] of this.#sockets) {
      if (socket.writableLength > 0) this.#lookAt(socket, unread);
      else if (unread !== undefined) this.#sockets.set(socket, undefined);
    }
  }

  #lookAt(socket: Socket, unread: Unread | undefined): void {
    const { bytesWritten, writableLength, remoteAddress: address } = socket;
    if (unread === undefined || bytesWritten - writableLength >= unread.until) {
      this.#sockets.set(socket, { until: bytesWritten, looks: 0 });
      return;
    }
    unread.looks += 1;
    if (unread.looks < looksPerDeadline) return;
    socket.destroy();
    this.log.info({ address, unreadBytes: writableLength }, 'a client that does not read was cut');
  }
}
