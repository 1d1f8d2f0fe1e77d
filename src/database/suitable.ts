import type { DataSource } from 'typeorm';
import { epochFunctions } from './epoch';

/** The database can be reached, and yet the service cannot work with it. */
export class UnsuitableDatabaseError extends Error {
  override readonly name = 'UnsuitableDatabaseError';
}

/**
 * Throws UnsuitableDatabaseError
 *
 * - when the database's own encoding cannot hold every text: a message with one emoji would fail for
 *   its sender, and no setting of a connection changes that;
 * - when the role may not call what the epoch is made of.
 */
export async function assertSuitable(dataSource: DataSource): Promise<void> {
  const [row]: { encoding: string; forbidden: string[] }[] = await dataSource.query(
    `SELECT current_setting('server_encoding') AS encoding, ARRAY(
       SELECT name FROM unnest($1::text[]) AS name
       WHERE NOT has_function_privilege(name, 'execute')
     ) AS forbidden`,
    [epochFunctions],
  );
  const { encoding, forbidden } = row!;
  if (encoding !== 'UTF8') {
    throw new UnsuitableDatabaseError(
      `The encoding of the database is ${encoding}, which cannot hold every text. ` +
        "Create it with ENCODING 'UTF8' (and TEMPLATE template0).",
    );
  }
  if (forbidden.length > 0) {
    const names = forbidden.join(', ');
    throw new UnsuitableDatabaseError(
      `The database's role may not call ${names}, by which a restore is noticed. ` +
        `GRANT EXECUTE ON FUNCTION ${names} to it.`,
    );
  }
}
