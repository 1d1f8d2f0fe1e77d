import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** What a front answers instead of the service. */
export interface Refusal {
  status: number;
  /** For a request whose address is like this; for the next one, if it is not said. */
  path?: RegExp;
  headers?: Record<string, string>;
  body?: string;
}

/** An answer of the service that is on its way for as long as the test wants. */
export interface SlowAnswer {
  /** Resolves when the service has answered. */
  answered: Promise<void>;
  /** Lets it arrive. */
  release: () => void;
}

/** A gateway in front of a service, which can answer in its place. */
export class Front {
  /** Answered first, one for each request. */
  readonly refusals: Refusal[] = [];
  /** How many requests came. */
  requests = 0;
  /** What was asked for and is not the service's. */
  readonly strays: string[] = [];
  readonly #slow: { path: RegExp; pass: () => Promise<void> }[] = [];
  readonly #server: Server;
  readonly #upgraded = new Set<Socket>();

  /** @param prefix the path below which the service is; it does not reach the service */
  constructor(
    private readonly target: string,
    private readonly prefix = '',
  ) {
    this.#server = createServer((incoming, response) => {
      this.requests += 1;
      const refusal = this.#refusalOf(incoming) ?? this.#astray(incoming);
      if (refusal !== undefined) {
        response.writeHead(refusal.status, refusal.headers).end(refusal.body);
        return;
      }
      const { method, headers } = incoming;
      const url = target + this.#pathOf(incoming);
      const slow = this.#slow.findIndex(({ path }) => path.test(url));
      const [held] = slow < 0 ? [] : this.#slow.splice(slow, 1);
      const forwarded = request(url, { method, headers }, (answer) => {
        void Promise.resolve(held?.pass()).then(() => {
          response.writeHead(answer.statusCode!, answer.headers);
          answer.pipe(response);
        });
      });
      // Whom it stands between: where one is gone, the other has nothing to wait for.
      response.on('close', () => forwarded.destroy());
      forwarded.on('error', () => response.destroy());
      incoming.pipe(forwarded);
    });
    this.#server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) =>
      this.#tunnel(incoming, socket, head),
    );
  }

  #refusalOf({ url }: IncomingMessage): Refusal | undefined {
    const at = this.refusals.findIndex(({ path }) => path === undefined || path.test(url!));
    return at < 0 ? undefined : this.refusals.splice(at, 1)[0];
  }

  /** Makes the next answer slow whose address is like this; the service answers at once. */
  slowAnswer(path: RegExp): SlowAnswer {
    let release!: () => void;
    const isReleased = new Promise<void>((resolve) => (release = resolve));
    const answered = new Promise<void>((resolve) => {
      this.#slow.push({
        path,
        pass: () => {
          resolve();
          return isReleased;
        },
      });
    });
    return { answered, release };
  }

  /** Holds up what its WebSockets carry. Gives the function that lets it go on. */
  holdSockets(): () => void {
    this.#upgraded.forEach((socket) => socket.pause());
    return () => this.#upgraded.forEach((socket) => socket.resume());
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    this.#upgraded.forEach((socket) => socket.destroy());
    await closed;
  }

  #pathOf({ url = '' }: IncomingMessage): string {
    return url.slice(this.prefix.length);
  }

  #astray({ url = '' }: IncomingMessage): Refusal | undefined {
    if (url.startsWith(`${this.prefix}/`)) return undefined;
    this.strays.push(url);
    return { status: 404, body: 'There is nothing here.' };
  }

  #tunnel(incoming: IncomingMessage, socket: Socket, head: Buffer): void {
    if (this.#astray(incoming) !== undefined) return void socket.destroy();
    const { hostname, port } = new URL(this.target);
    const service = connect(Number(port), hostname);
    for (const [one, other] of [
      [socket, service],
      [service, socket],
    ] as const) {
      this.#upgraded.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
    service.write(`${incoming.method} ${this.#pathOf(incoming)} HTTP/1.1\r\n`);
    const { rawHeaders } = incoming;
    for (let index = 0; index < rawHeaders.length; index += 2) {
      service.write(`${rawHeaders[index]}: ${rawHeaders[index + 1]}\r\n`);
    }
    service.write('\r\n');
    service.write(head);
    socket.pipe(service).pipe(socket);
  }
}
