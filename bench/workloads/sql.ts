import { Client, type QueryResultRow } from 'pg';

/** Runs a statement in a database. */
export async function runSql(url: string, statement: string): Promise<void> {
  await querySql(url, statement);
}

/** Runs a query in a database and gives its rows. */
export async function querySql<Row extends QueryResultRow>(
  url: string,
  query: string,
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}
