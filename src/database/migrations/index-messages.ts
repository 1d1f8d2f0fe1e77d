import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two indexes that new messages are not in, so that sends do not pay for them. They are made while
 * messages are written, which is why this is no transaction; what an attempt that failed left behind
 * is no use, and is made anew.
 */
export class IndexMessages1795651200001 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await this.down(runner);
    for (const [name, index] of Object.entries(indexes)) {
      await runner.query(`CREATE INDEX CONCURRENTLY ${name} ON ${index}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await runner.query(`DROP INDEX IF EXISTS ${name}`);
  }
}

const indexes = {
  // Messages of before ids ended with seq are found by it: its condition is that of `hasOlderId`
  // (messages/message-id.ts), and a query has to say the same.
  messages_by_older_id: `messages (chat_id, id)
    WHERE right(id, 8) <> lpad(to_hex(seq), 8, '0')`,
  // What of a chat is unread leaves them out.
  messages_deleted: "messages (chat_id, seq, sender_id) WHERE extra ? 'deletedAt'",
};
