import type { Pool } from 'pg';

// What a send needs without what it does: a primary, and no one who keeps writers off the tables.
// In the order of the send, so that one who waits for a table holds nothing that another needs.
const probe = `
  WITH advanced AS (UPDATE chats SET revision = revision WHERE false)
  INSERT INTO messages SELECT * FROM messages WHERE false`;

/** Gives a question whether sends can be stored. Asked many times at once, it asks one time. */
export function isWritable(pool: Pool): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined;
  const ask = () =>
    pool.query(probe).then(
      () => true,
      () => false,
    );
  return () => (asking ??= ask().finally(() => (asking = undefined)));
}
