import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { openTestDatabase } from './open-database';
import { startCoverage, type TestRun } from '../contract/coverage/whole-run';
import { startPostgresServer, type PostgresServer } from './postgres-server';
import { sharedFolderVariable } from './shared-folder';
import { templateDatabase } from './test-database';

declare global {
  // How jest lets its global setup and teardown share what is not text.
  var testPostgres: PostgresServer | undefined;
}

async function createTemplate(server: PostgresServer): Promise<void> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateDatabase}`);
  await client.end();
  const database = await openTestDatabase({ url: server.databaseUrl(templateDatabase) });
  await database.close();
}

/**
 * Starts one PostgreSQL server for the whole run; its workers find it by TEST_POSTGRES_URL. They also
 * share a folder, which is empty at first.
 */
export default async function globalSetup(run: TestRun): Promise<void> {
  const server = await startPostgresServer();
  globalThis.testPostgres = server;
  await createTemplate(server);
  process.env.TEST_POSTGRES_URL = server.url;
  process.env[sharedFolderVariable] = await mkdtemp(path.join(os.tmpdir(), 'messaging-shared-'));
  await startCoverage(run);
}
