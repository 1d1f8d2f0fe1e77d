// Inserts rows for ever, and prints the number of each one after it is acknowledged.
import { Client } from 'pg';
import { openEmbeddedDatabase } from '../../../src/database/embedded/embedded-database';

async function main(): Promise<void> {
  const database = await openEmbeddedDatabase(process.argv[2]!);
  const client = new Client({ stream: () => database.connect() });
  await client.connect();
  await client.query('CREATE TABLE written (n int PRIMARY KEY)');
  for (let n = 1; ; n++) {
    await client.query('INSERT INTO written VALUES ($1)', [n]);
    console.log(n);
  }
}

void main();
