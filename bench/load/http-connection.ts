import { connect, type Socket } from 'node:net';

const headEnd = '\r\n\r\n';

/** An answer, its body as text. */
export interface Answer {
  status: number;
  body: string;
}

/**
 * A kept-alive HTTP connection with one request at a time. It knows only what the servers of this
 * bench answer (a body with its length), and costs about a tenth of Node's own client.
 */
export class HttpConnection {
  readonly #url: URL;
  #socket: Socket | undefined;
  #received: Buffer = Buffer.alloc(0);
  #answer: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;

  constructor(url: string) {
    this.#url = new URL(url);
  }

  /** Sends a request of a user with a session and gives the answer, whatever its status. */
  request(method: string, path: string, token?: string, body?: unknown): Promise<Answer> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const cookie = token === undefined ? '' : `Cookie: sAccessToken=${token}\r\n`;
    this.#socket ??= this.#connect();
    this.#socket.write(
      `${method} ${path} HTTP/1.1\r\nHost: ${this.#url.host}\r\n${cookie}` +
        `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n` +
        text,
    );
    return new Promise((resolve, reject) => {
      this.#answer = { resolve, reject };
    });
  }

  /** The parsed body of an answer that must be a success; undefined where it has none. */
  async call<Body>(method: string, path: string, token?: string, body?: unknown): Promise<Body> {
    const answer = await this.request(method, path, token, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
    return (answer.body === '' ? undefined : JSON.parse(answer.body)) as Body;
  }

  close(): void {
    this.#answer = undefined;
    this.#socket?.destroy();
  }

  /** Servers end a connection that was idle for some seconds; the next request opens another. */
  #connect(): Socket {
    const { hostname, port } = this.#url;
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', (error) => this.#answer?.reject(error));
    socket.on('close', () => {
      this.#socket = undefined;
      this.#answer?.reject(new Error('The server hung up'));
    });
    return socket;
  }

  #read(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf(headEnd);
    if (end < 0) return;
    const head = this.#received.toString('latin1', 0, end);
    const start = end + headEnd.length;
    if (this.#received.length < start + lengthIn(head)) return;
    const body = this.#received.toString('utf8', start);
    this.#received = Buffer.alloc(0);
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.resolve({ status: Number(head.slice(9, 12)), body });
  }
}

function lengthIn(head: string): number {
  if (head.startsWith('HTTP/1.1 204')) return 0;
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`An answer without its length: ${head}`);
  return Number(length);
}
