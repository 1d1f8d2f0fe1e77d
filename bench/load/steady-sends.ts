import { setTimeout as delay } from 'node:timers/promises';
import { HttpConnection } from './http-connection';
import { type Percentiles, percentilesOf } from './percentiles';
import { mintSession } from './seeding';
import { now } from './stamp';

/** Who sends, and into which chat. */
export interface SteadySpec {
  url: string;
  senders: { userId: string; chatId: string }[];
  perSecond: number;
}

/** Milliseconds from when a send was due to its answer. */
export type SteadyResult = Percentiles;

/**
 * So many sends a second, whatever becomes of those before. Each is timed from when it was due, so that a
 * server that stands still for a second shows in a hundred of them.
 */
export class SteadySends {
  readonly #free: HttpConnection[] = [];
  readonly #taken: number[] = [];
  #isOver = false;
  #done: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly url: string,
    private readonly senders: { chatId: string; token: string }[],
    private readonly perSecond: number,
  ) {}

  static async begin({ url, senders, perSecond }: SteadySpec): Promise<SteadySends> {
    const connection = new HttpConnection(url);
    const known: { chatId: string; token: string }[] = [];
    for (const { userId, chatId } of senders)
      known.push({ chatId, token: await mintSession(connection, userId) });
    connection.close();
    const sends = new SteadySends(url, known, perSecond);
    sends.#done = sends.#send();
    return sends;
  }

  async end(): Promise<SteadyResult> {
    this.#isOver = true;
    await this.#done;
    this.#free.forEach((connection) => connection.close());
    return percentilesOf(this.#taken);
  }

  async #send(): Promise<void> {
    const { perSecond } = this;
    const start = now();
    const under: Promise<void>[] = [];
    while (!this.#isOver) {
      const due = Math.floor(((now() - start) / 1e6) * perSecond);
      while (under.length < due)
        under.push(this.#sendOne(under.length, start + (under.length / perSecond) * 1e6));
      await delay(1);
    }
    await Promise.all(under);
  }

  async #sendOne(turn: number, dueAt: number): Promise<void> {
    const { chatId, token } = this.senders[turn % this.senders.length]!;
    const connection = this.#free.pop() ?? new HttpConnection(this.url);
    const path = `/v1/messaging/chats/${chatId}/messages`;
    await connection.call('POST', path, token, { content: 'x'.repeat(100) });
    this.#taken.push((now() - dueAt) / 1000);
    this.#free.push(connection);
  }
}
