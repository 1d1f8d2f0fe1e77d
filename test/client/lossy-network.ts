import { once } from 'node:events';
import net from 'node:net';

/** The network between clients and a service, on which a test makes things go wrong. */
export class LossyNetwork {
  readonly #server = net.createServer((client) => this.#accept(client));
  readonly #clients = new Set<net.Socket>();
  readonly #losses: (() => void)[] = [];
  #isDown = false;

  private constructor(private readonly port: number) {}

  /** @param url where the service is */
  static async to(url: string): Promise<LossyNetwork> {
    const network = new LossyNetwork(Number(new URL(url).port));
    network.#server.listen(0, '127.0.0.1');
    await once(network.#server, 'listening');
    return network;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as net.AddressInfo).port}`;
  }

  /** How many connections stand. */
  get connections(): number {
    return this.#clients.size;
  }

  /** Cuts every connection. */
  cut(): void {
    for (const client of this.#clients) client.resetAndDestroy();
  }

  /** Cuts every connection, and each that comes, until it is up again. */
  down(): void {
    this.#isDown = true;
    this.cut();
  }

  /** From now on connections work. */
  up(): void {
    this.#isDown = false;
  }

  /** From now on no connection that stands carries anything, and none is told so; new ones work. */
  freeze(): void {
    for (const client of this.#clients) client.emit('frozen');
  }

  /** Cuts the next connection that the service answers on, before the answer; resolves when done. */
  loseNextAnswer(): Promise<void> {
    return new Promise((resolve) => this.#losses.push(resolve));
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.cut();
    await closed;
  }

  #accept(client: net.Socket): void {
    if (this.#isDown) return void client.resetAndDestroy();
    const service = net.connect(this.port, '127.0.0.1');
    let isFrozen = false;
    this.#clients.add(client);
    client.once('frozen', () => (isFrozen = true));
    client.on('data', (data) => void (isFrozen || service.write(data)));
    service.on('data', (data) => {
      if (isFrozen) return;
      const lost = this.#losses.shift();
      if (lost === undefined) return void client.write(data);
      client.resetAndDestroy();
      lost();
    });
    client.on('error', () => client.destroy());
    service.on('error', () => client.destroy());
    service.once('close', () => void (isFrozen || client.destroy()));
    client.once('close', () => {
      this.#clients.delete(client);
      service.destroy();
    });
  }
}
