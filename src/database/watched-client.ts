import { Client } from 'pg';

/** What pg's types leave out: the stream that a client speaks over. */
interface WithStream {
  connection: { stream: { destroy(): void } };
}

/** The clients of one database's pools, which lose those that do not answer. */
export interface WatchedClients {
  /** For a pool's `Client` option. */
  Client: typeof Client;
  /** Ends every client at once, whether it answers or not. */
  abandon(): void;
}

/**
 * Makes clients that end when a query is not answered within the deadline, in milliseconds. A server
 * that is gone without a word (a host that died, a failover, a firewall that forgot) leaves a
 * connection that looks well for many minutes: pg's own `query_timeout` fails the query and gives
 * such a connection to the next one. The idle ones beside it lead to the same server, so they are
 * ended too; the pools notice, and connect anew.
 */
export function watchedClients(deadlineMs: number): WatchedClients {
  const clients = new Set<WatchedClient>();

  class WatchedClient extends Client {
    #deadline: NodeJS.Timeout | undefined;
    #wasUsed = false;

    constructor(...parameters: ConstructorParameters<typeof Client>) {
      super(...parameters);
      clients.add(this);
      // When every query is answered, and when the connection has ended.
      this.on('drain', () => this.#unwatch());
      this.on('end', () => {
        this.#unwatch();
        clients.delete(this);
      });
    }

    // Whatever the form of the query, it is handed on as it came.
    override query(...parameters: unknown[]): never {
      this.#watch();
      return (super.query as (...all: unknown[]) => unknown).apply(this, parameters) as never;
    }

    /** Whether it has worked, and does not at the moment. */
    get isIdle(): boolean {
      return this.#wasUsed && this.#deadline === undefined;
    }

    destroy(): void {
      (this as unknown as WithStream).connection.stream.destroy();
    }

    #watch(): void {
      this.#wasUsed = true;
      if (this.#deadline === undefined)
        this.#deadline = setTimeout(() => endSilent(this), deadlineMs);
      else this.#deadline.refresh();
    }

    #unwatch(): void {
      clearTimeout(this.#deadline);
      this.#deadline = undefined;
    }
  }

  function endSilent(silent: WatchedClient): void {
    for (const client of clients) if (client === silent || client.isIdle) client.destroy();
  }

  return { Client: WatchedClient, abandon: () => clients.forEach((client) => client.destroy()) };
}
