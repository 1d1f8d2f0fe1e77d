// Uses a database and closes it; nothing should keep the process alive then.
import { Client } from 'pg';
import { openEmbeddedDatabase } from '../../../src/database/embedded/embedded-database';

async function main(): Promise<void> {
  const database = await openEmbeddedDatabase(process.argv[2]!);
  const client = new Client({ stream: () => database.connect() });
  await client.connect();
  await client.query('SELECT 1');
  await client.end();
  await database.close();
  console.log('closed');
}

void main();
