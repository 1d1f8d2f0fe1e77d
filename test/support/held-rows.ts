import { Client } from 'pg';

/** A session of another program, in a transaction. */
export class HeldRows {
  private constructor(private readonly client: Client) {}

  /** Does something in a transaction that stays open. */
  static async hold(url: string, statement: string, values: unknown[] = []): Promise<HeldRows> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('BEGIN');
    await client.query(statement, values);
    return new HeldRows(client);
  }

  /** Does more in the transaction; waits for what others hold. */
  async take(statement: string, values: unknown[] = []): Promise<void> {
    await this.client.query(statement, values);
  }

  /** How many sessions of this database wait for a lock. */
  async waiting(): Promise<number> {
    // A transaction sees the sessions as they were when it first looked.
    await this.client.query('SELECT pg_stat_clear_snapshot()');
    const { rows } = await this.client.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows[0]!.count;
  }

  /** Commits, which lets go of everything, and does more at the end. */
  async release(...statements: string[]): Promise<void> {
    await this.client.query('COMMIT');
    for (const statement of statements) await this.client.query(statement);
    await this.client.end();
  }
}

export const holdChat = (url: string, chatId: string): Promise<HeldRows> =>
  HeldRows.hold(url, 'SELECT FROM chats WHERE id = $1 FOR UPDATE', [chatId]);
