import { once } from 'node:events';
import net from 'node:net';

/** A TCP load balancer: each connection goes to the next node that accepts it. */
export class Balancer {
  readonly #server = net.createServer((client) => this.#accept(client));
  readonly #clients = new Set<net.Socket>();
  #next = 0;

  constructor(private readonly ports: readonly number[]) {}

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as net.AddressInfo).port}`;
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Cuts every connection, as a network does. */
  cut(): void {
    for (const client of this.#clients) client.resetAndDestroy();
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.cut();
    await closed;
  }

  #accept(client: net.Socket): void {
    this.#clients.add(client);
    client.once('close', () => this.#clients.delete(client));
    client.on('error', () => client.destroy());
    this.#connect(client, this.ports.length);
  }

  #connect(client: net.Socket, attemptsLeft: number): void {
    const port = this.ports[this.#next++ % this.ports.length]!;
    const node = net.connect(port, '127.0.0.1');
    const refused = () =>
      attemptsLeft > 1 ? this.#connect(client, attemptsLeft - 1) : client.destroy();
    node.once('error', refused);
    node.once('connect', () => {
      node.off('error', refused);
      join(client, node);
    });
  }
}

/** Whatever ends the one side ends the other. */
function join(client: net.Socket, node: net.Socket): void {
  node.on('error', () => client.destroy());
  client.pipe(node).pipe(client);
  client.once('close', () => node.destroy());
  node.once('close', () => client.destroy());
  if (client.destroyed) node.destroy();
}
