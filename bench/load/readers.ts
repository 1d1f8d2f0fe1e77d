import { setTimeout as delay } from 'node:timers/promises';
import { HttpConnection } from './http-connection';
import type { Receiver } from './receiver';
import type { SeededChat } from './seeding';

/**
 * How participants tell that they have read: what came within a second together, as the client's store
 * does, or each message by itself.
 */
export type Reading = 'each second' | 'each message';

/** One who reads a chat, on a connection that has joined it. */
export interface ReaderPlace {
  chat: SeededChat;
  member: number;
  receiver: Receiver;
}

const quietMs = 1000;

/** Participants who mark what they receive as read, each on an HTTP connection of their own. */
export class Readers {
  /** How often a chat was marked as read. */
  marks = 0;
  readonly #readers: Reader[];
  readonly #ofChat: Map<string, Reader[]>;
  #isOver = false;
  #done: Promise<unknown> = Promise.resolve();

  constructor(
    urls: string[],
    places: ReaderPlace[],
    private readonly reading: Reading,
  ) {
    const onMark = () => (this.marks += 1);
    this.#readers = places.map(
      (place, index) => new Reader(urls[index % urls.length]!, place, onMark),
    );
    this.#ofChat = groupBy(this.#readers, ({ place }) => place.chat.id);
  }

  begin(): void {
    if (this.reading === 'each second') {
      this.#done = Promise.all(this.#readers.map((reader, index) => this.#keepUp(reader, index)));
    }
  }

  /** Waits until all of a chat have marked this message; not where what comes is marked together. */
  async haveRead(chatId: string, seq: number): Promise<void> {
    if (this.reading === 'each second') return;
    await Promise.all(this.#ofChat.get(chatId)!.map((reader) => reader.readUpTo(seq)));
  }

  /** Ends the reading, once what is under way is done. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#done;
    this.#readers.forEach((reader) => reader.close());
  }

  /** Users began to read at moments of their own, so their marks are spread over the second. */
  async #keepUp(reader: Reader, index: number): Promise<void> {
    await delay((index / this.#readers.length) * quietMs);
    while (!this.#isOver) await Promise.all([reader.readAll(), delay(quietMs)]);
  }
}

/** One of them. */
class Reader {
  readonly #connection: HttpConnection;
  #told = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    url: string,
    readonly place: ReaderPlace,
    private readonly onMark: () => void,
  ) {
    this.#connection = new HttpConnection(url);
  }

  /** Marks what has come as read. Only the load sends here, so what came last has the `seq` of its count. */
  async readAll(): Promise<void> {
    const { messages } = this.place.receiver;
    if (messages > this.#told) await this.readUpTo(messages);
  }

  /** Marks the chat as read up to a message, after what was begun before. */
  readUpTo(seq: number): Promise<unknown> {
    this.#last = this.#last.then(() => this.#mark(seq));
    return this.#last;
  }

  close(): void {
    this.#connection.close();
  }

  async #mark(seq: number): Promise<void> {
    const { chat, member } = this.place;
    const { token } = chat.members[member]!;
    await this.#connection.call('PUT', `/v1/messaging/chats/${chat.id}/read`, token, { seq });
    this.#told = seq;
    this.onMark();
  }
}

function groupBy<Item>(items: Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
