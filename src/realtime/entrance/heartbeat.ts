import type { WebSocket } from 'ws';

// Shorter than the minute after which common proxies close a silent connection.
const intervalMs = 30_000;

/** Pings every client, and ends those that did not answer the ping before. */
export class Heartbeat {
  readonly #unanswered = new WeakSet<WebSocket>();
  readonly #timer = setInterval(() => this.#beat(), intervalMs).unref();

  constructor(private readonly clients: ReadonlySet<WebSocket>) {}

  stop(): void {
    clearInterval(this.#timer);
  }

  #beat(): void {
    for (const client of this.clients) {
      if (this.#unanswered.has(client)) {
        client.terminate();
        continue;
      }
      this.#unanswered.add(client);
      client.once('pong', () => this.#unanswered.delete(client));
      client.ping();
    }
  }
}
