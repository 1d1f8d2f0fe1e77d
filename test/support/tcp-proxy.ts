import { once } from 'node:events';
import net from 'node:net';

/**
 * Stands in for a server that the tests did not start or may not end: a port of its own that leads
 * there, and that can be gone and come back as a server does, or go silent.
 */
export class TcpProxy {
  readonly #sockets = new Set<net.Socket>();
  #server: net.Server | undefined;
  #port = 0;
  #isSilent = false;
  #hangsUp = false;
  /** How often it hung up. */
  hungUp = 0;

  private constructor(private readonly target: URL) {}

  /** @param target the URL of the server, with its port and without TLS */
  static async open(target: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(new URL(target));
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

  /** Connections stay open and carry nothing any more, as after a failover without a word. */
  silence(): void {
    this.#sockets.forEach((socket) => socket.unpipe().pause());
  }

  /** Those that are opened from now on are silent too, as with a process that is stopped; or not. */
  silenceNew(isSilent: boolean): void {
    this.#isSilent = isSilent;
  }

  /**
   * Those that are opened from now on end as soon as the client says something, as with a server that
   * dies once more right after its start; or not.
   */
  hangUpOnNew(hangsUp: boolean): void {
    this.#hangsUp = hangsUp;
  }

  close(): Promise<void> {
    return this.kill();
  }

  #connect(client: net.Socket): void {
    const server = net.connect(Number(this.target.port), this.target.hostname);
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
    if (this.#hangsUp) client.once('data', () => this.#hangUp(client));
    else if (!this.#isSilent) client.pipe(server).pipe(client);
  }

  #hangUp(client: net.Socket): void {
    this.hungUp += 1;
    client.destroy();
  }
}
