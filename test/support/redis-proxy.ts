import { once } from 'node:events';
import net from 'node:net';
import type { RedisServer } from './redis-server';

/**
 * Stands in for a Redis server that the tests did not start and may not end: a port of its own that
 * leads there, and that can be gone and come back as a server does.
 */
export class RedisProxy implements RedisServer {
  readonly #sockets = new Set<net.Socket>();
  #server: net.Server | undefined;
  #port = 0;

  private constructor(private readonly target: URL) {}

  /** @param target the URL of the server, without TLS */
  static async open(target: string): Promise<RedisProxy> {
    const proxy = new RedisProxy(new URL(target));
    await proxy.start();
    return proxy;
  }

  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${this.#port}`;
    return url.href;
  }

  async start(): Promise<void> {
    this.#server = net.createServer((client) => this.#connect(client));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as net.AddressInfo).port;
  }

  async kill(): Promise<void> {
    if (!this.#server?.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.resetAndDestroy();
    await closed;
  }

  close(): Promise<void> {
    return this.kill();
  }

  #connect(client: net.Socket): void {
    const server = net.connect(Number(this.target.port || 6379), this.target.hostname);
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
    client.pipe(server).pipe(client);
  }
}
