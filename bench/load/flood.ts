import { HttpConnection } from './http-connection';
import { Receiver } from './receiver';
import { mintSession } from './seeding';

// Enough that the service is never without something to refuse.
const senders = 16;
const readers = 16;
const sockets = 16;
const framesAtOnce = 1000;

/** What a flood got, by HTTP status, and the WebSockets that it opened. */
export type FloodResult = Record<string, number>;

/**
 * One user who does as much as they can: sends and reads one after the other on many connections,
 * floods WebSockets with commands and bad frames, and comes back at once when they are closed.
 */
export class Flood {
  readonly #got: FloodResult = {};
  readonly #connections: { close(): void }[] = [];
  #isOver = false;
  #done: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly url: string,
    private readonly userId: string,
  ) {}

  /** Begins the flood of a user in a chat of their own. */
  static async begin(url: string, userId: string): Promise<Flood> {
    const connection = new HttpConnection(url);
    const token = await mintSession(connection, userId);
    const body = { participants: [`${userId}-friend`] };
    const chats = '/v1/messaging/chats';
    const { id } = await connection.call<{ id: string }>('POST', chats, token, body);
    connection.close();
    const flood = new Flood(url, userId);
    const times = <Task>(count: number, task: () => Task) => Array.from({ length: count }, task);
    const message = { content: 'flood' };
    flood.#done = Promise.all([
      ...times(senders, () => flood.#ask('POST', `${chats}/${id}/messages`, token, message)),
      ...times(readers, () => flood.#ask('GET', chats, token)),
      ...times(sockets, () => flood.#command()),
    ]);
    return flood;
  }

  /** Ends the flood and tells what came of it. */
  async end(): Promise<FloodResult> {
    this.#isOver = true;
    this.#connections.forEach((connection) => connection.close());
    await this.#done;
    return this.#got;
  }

  async #ask(method: string, path: string, token: string, body?: unknown): Promise<void> {
    const connection = new HttpConnection(this.url);
    this.#connections.push({ close: () => connection.close() });
    while (!this.#isOver) {
      // Closing a connection leaves the last request without an answer.
      const answer = await Promise.race([
        connection.request(method, path, token, body).catch(() => undefined),
        this.#over(),
      ]);
      this.#count(answer === undefined ? 'cut' : `HTTP ${answer.status}`);
    }
  }

  async #command(): Promise<void> {
    while (!this.#isOver) {
      const receiver = await Receiver.open(this.url, 'websocket', this.userId);
      const lost = new Promise<void>((resolve) => (receiver.onLost = resolve));
      receiver.repeat(['{"event":"debug-status"}', '{"no":"frame"}'], framesAtOnce / 2);
      await Promise.race([lost, this.#over()]);
      receiver.close();
      this.#count('WebSocket');
    }
  }

  async #over(): Promise<undefined> {
    while (!this.#isOver) await new Promise((resolve) => setTimeout(resolve, 100));
    return undefined;
  }

  #count(what: string): void {
    this.#got[what] = (this.#got[what] ?? 0) + 1;
  }
}
