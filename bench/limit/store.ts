import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';

/** A message as it is answered and delivered; the shape of the service's. */
export interface Message {
  id: string;
  chatId: string;
  seq: number;
  senderId: string;
  content: string;
  createdAt: string;
  revision: number;
}

interface Waiting {
  message: Message;
  stored: () => void;
  failed: (error: unknown) => void;
}

const tables = `
  CREATE TABLE IF NOT EXISTS messages (
    chat_id text NOT NULL,
    seq integer NOT NULL,
    id text NOT NULL,
    sender_id text NOT NULL,
    content text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    PRIMARY KEY (chat_id, seq)
  )`;

const insert = {
  name: 'insert',
  text: `INSERT INTO messages (chat_id, seq, id, sender_id, content, created_at)
    SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])`,
};

/**
 * Stores messages with one INSERT for all that came in one turn of the loop, and while the one
 * before was under way. The places in a chat are counted in memory: nothing else is as fast, and
 * nothing that several nodes share could do it.
 */
export class Store {
  readonly #places = new Map<string, number>();
  #waiting: Waiting[] = [];
  #scheduled = false;

  private constructor(
    private readonly pool: Pool,
    private readonly onStored: (messages: Message[]) => void,
  ) {}

  /** Makes the table. @param onStored gets each batch once it is committed */
  static async open(url: string, onStored: (messages: Message[]) => void): Promise<Store> {
    const pool = new Pool({ connectionString: url, max: 1 });
    await pool.query(tables);
    return new Store(pool, onStored);
  }

  /** Stores a message; resolves when it is committed. */
  add(chatId: string, senderId: string, content: string): Promise<Message> {
    const seq = (this.#places.get(chatId) ?? 0) + 1;
    this.#places.set(chatId, seq);
    const createdAt = new Date().toISOString();
    const message = { id: randomUUID(), chatId, seq, senderId, content, createdAt, revision: seq };
    return new Promise((resolve, reject) => {
      this.#waiting.push({ message, stored: () => resolve(message), failed: reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => void this.#flush());
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    try {
      const messages = batch.map(({ message }) => message);
      await this.pool.query({ ...insert, values: columnsOf(messages) });
      batch.forEach(({ stored }) => stored());
      this.onStored(messages);
    } catch (error) {
      batch.forEach(({ failed }) => failed(error));
    }
    this.#scheduled = false;
    if (this.#waiting.length > 0) this.#schedule();
  }
}

function columnsOf(messages: Message[]): unknown[] {
  return [
    messages.map(({ chatId }) => chatId),
    messages.map(({ seq }) => seq),
    messages.map(({ id }) => id),
    messages.map(({ senderId }) => senderId),
    messages.map(({ content }) => content),
    messages.map(({ createdAt }) => createdAt),
  ];
}
