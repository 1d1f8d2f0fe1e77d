// Ends the database's thread in the middle of a query, and prints what a client sees.
import { Pool } from 'pg';
import type { Worker } from 'node:worker_threads';
import { openEmbeddedDatabase } from '../../../src/database/embedded/embedded-database';

async function main(): Promise<void> {
  let worker: Worker | undefined;
  // The last one: tsx may start a thread before, to compile this file.
  process.on('worker', (started) => (worker = started));
  const database = await openEmbeddedDatabase(process.argv[2]!);
  const pool = new Pool({ max: 1, stream: () => database.connect() });
  pool.on('error', () => undefined);
  const outcome = (sql: string): Promise<string> =>
    pool.query(sql).then(
      () => 'answered',
      (error: Error) => error.message,
    );

  console.log(await outcome('SELECT 1'));
  const endless = outcome('SELECT count(*) FROM (SELECT generate_series(1, 1000000000)) endless');
  await worker!.terminate();
  console.log(await endless);
  console.log(await outcome('SELECT 1'));
  await pool.end();
  await database.close();
  console.log('closed');
}

void main();
