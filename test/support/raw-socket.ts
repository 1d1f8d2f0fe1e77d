import { once } from 'node:events';
import net from 'node:net';
import { eventually } from './eventually';

/** A TCP connection to a server, for what no HTTP client would send. */
export class RawSocket {
  /** Resolves when the connection is closed. */
  readonly closed: Promise<unknown>;
  #received = '';

  private constructor(private readonly socket: net.Socket) {
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => (this.#received += chunk.toString('latin1')));
  }

  static async open(url: string): Promise<RawSocket> {
    const { hostname, port } = new URL(url);
    const socket = net.connect(Number(port), hostname);
    await once(socket, 'connect');
    return new RawSocket(socket);
  }

  /** All that came so far; a character for each byte. */
  get received(): string {
    return this.#received;
  }

  /** The statuses of the answers so far. */
  get statuses(): number[] {
    return [...this.#received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  }

  write(text: string | Buffer): void {
    this.socket.write(text);
  }

  /** Waits until so many answers have begun to come, and gives their statuses. */
  async answers(count: number): Promise<number[]> {
    await eventually(() => expect(this.statuses).toHaveLength(count));
    return this.statuses;
  }

  destroy(): void {
    this.socket.destroy();
  }
}

/** The text of a request: its first line, its headers, and its body. */
export function requestText(firstLine: string, headers: string[] = [], body = ''): string {
  return [firstLine, 'Host: localhost', ...headers, '', body].join('\r\n');
}
