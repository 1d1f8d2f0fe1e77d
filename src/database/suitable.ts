import type { DataSource } from 'typeorm';

/** The database can be reached, and yet the service cannot work with it. */
export class UnsuitableDatabaseError extends Error {
  override readonly name = 'UnsuitableDatabaseError';
}

/**
 * Throws UnsuitableDatabaseError when the database's own encoding cannot hold every text: a message
 * with one emoji would fail for its sender, and no setting of a connection changes that.
 */
export async function assertSuitable(dataSource: DataSource): Promise<void> {
  const [row]: { server_encoding: string }[] = await dataSource.query('SHOW server_encoding');
  const encoding = row!.server_encoding;
  if (encoding === 'UTF8') return;
  throw new UnsuitableDatabaseError(
    `The encoding of the database is ${encoding}, which cannot hold every text. ` +
      "Create it with ENCODING 'UTF8' (and TEMPLATE template0).",
  );
}
