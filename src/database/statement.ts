import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * A statement with a name of its own: each connection plans it once, and not at each use, which for some
 * takes longer than to run it (docs/performance.md).
 */
export interface Statement {
  name: string;
  text: string;
}

/** Runs a statement on a connection of TypeORM's pool; gives its rows. */
export async function runStatement<Row extends object>(
  dataSource: DataSource,
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  return (await poolOf(dataSource).query<Row>({ ...statement, values })).rows;
}

/** The connections of a data source. */
export function poolOf({ driver }: DataSource): Pool {
  return (driver as unknown as { master: Pool }).master;
}
