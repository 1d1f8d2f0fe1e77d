import { type ClientBase, Pool } from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import type { Logger } from '../logger';
import type { DatabaseLimits } from './database-limits';
import { connectionSettings, type StatementLimits } from './connection-settings';
import { type EmbeddedDatabase, openEmbeddedDatabase } from './embedded/embedded-database';
import { migrate } from './migrate';
import { readMigrations } from './migration-files';
import { poolOf } from './statement';
import { assertSuitable } from './suitable';
import { untilThere } from './until-there';
import { watchedClients } from './watched-client';
import { isWritable } from './writable';

/** Where the data is: a Postgres server, or a folder for the embedded one. */
export type DatabaseLocation = { url: string } | { folder: string };

/**
 * The open database, its tables up to date. Each kind of work has connections of its own, so that
 * none waits for another; the embedded database has one for all.
 */
export interface Database {
  /** For what requests read, and change rarely. */
  requests: DataSource;
  /** For what live delivery reads. */
  delivery: DataSource;
  /** For the check that finds what live delivery missed. */
  checks: DataSource;
  /** For what is written in batches, which TypeORM would slow down. */
  writes: WritePools;
  /** Whether messages can be stored. */
  isWritable(): Promise<boolean>;
  /** Ends the connections; those that do not answer too. */
  close(): Promise<void>;
}

/** The connections of what is written in batches. */
export interface WritePools {
  /** For sends of all chats together; a statement here does not wait for a lock for long. */
  together: Pool;
  /** The same for what is done with messages then. */
  changes: Pool;
  /** The same for marks as read. */
  marks: Pool;
  /** For a chat by itself, which is waited for. */
  apart: Pool;
}

// What the statement for all chats may lose to a row that another session holds.
const togetherLockMs = 250;
// A statement that is cancelled is answered; this is how late the answer may be.
const answerMs = 1000;
// A named statement keeps its plan. One that was made while a table was small would read it as a whole
// when it has grown, until Postgres analyses it; what is read by a request has an index.
const byIndex = 'SET enable_seqscan = off';
// What is done with messages, and what was read, is stored by statements of many parts: to plan them takes
// longer than to run them, so the first plan is kept, and suits tables that grow.
const planOnce = `${byIndex}; SET enable_hashjoin = off; SET enable_mergejoin = off;
  SET plan_cache_mode = force_generic_plan`;
// What connections get to end in order.
const closeMs = 1000;

/**
 * Opens the database and brings its tables up to date. It waits for one that is not there yet, and
 * throws when that takes too long, or when the database does not suit.
 *
 * @param entities what TypeORM knows of the tables
 */
export async function openDatabase(
  location: DatabaseLocation,
  entities: EntitySchema[],
  limits: DatabaseLimits,
  log: Logger,
): Promise<Database> {
  if ('url' in location) {
    const { url } = location;
    await untilThere(url, limits.startMs, log, () => prepare({ connectionString: url }, log));
    return openServer(url, entities, limits, log);
  }
  const embedded = await openEmbeddedDatabase(location.folder);
  try {
    await prepare(embeddedPool(embedded), log);
    return await openEmbedded(embedded, entities, limits, log);
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

/** Brings the tables up to date, which may take its time, over a connection of its own. */
async function prepare(where: object, log: Logger): Promise<void> {
  const unlimited = connectionSettings({ statementMs: 0, lockMs: 0 });
  const dataSource = await openDataSource(
    [],
    { connectionTimeoutMillis: 5000, ...where, max: 1, onConnect: unlimited },
    log,
  );
  try {
    await assertSuitable(dataSource);
    await migrate(dataSource, await readMigrations(), log);
  } finally {
    await dataSource.destroy();
  }
}

async function openServer(
  url: string,
  entities: EntitySchema[],
  limits: DatabaseLimits,
  log: Logger,
): Promise<Database> {
  const { statementMs, lockMs, connections } = limits;
  const clients = watchedClients(statementMs + answerMs);
  const options = (max: number, statementLimits: StatementLimits, more?: string) => ({
    ...{ connectionString: url, max, application_name: 'messaging', keepAlive: true },
    connectionTimeoutMillis: limits.waitMs,
    Client: clients.Client,
    onConnect: connectionSettings(statementLimits, more),
  });
  const briefly = { statementMs, lockMs: togetherLockMs };
  // For a batch of sends, and the question whether they can be stored.
  const together = openPool(options(2, briefly), log);
  // For the two batches of what is done with messages.
  const changes = openPool(options(2, briefly, planOnce), log);
  // For a batch of marks.
  const marks = openPool(options(1, briefly, planOnce), log);
  const apart = openPool(options(connections.sends, { statementMs, lockMs }), log);
  const open = (max: number) => openDataSource(entities, options(max, limits, byIndex), log);
  const requests = await open(connections.requests);
  const delivery = await open(connections.delivery);
  // It asks one thing after the other.
  const checks = await open(1);
  return {
    requests,
    delivery,
    checks,
    writes: { together, changes, marks, apart },
    isWritable: isWritable(together),
    close: async () => {
      const timer = setInterval(() => clients.abandon(), closeMs);
      await Promise.all([
        ...[requests, delivery, checks].map((dataSource) => dataSource.destroy()),
        ...[together, changes, marks, apart].map((pool) => pool.end()),
      ]);
      clearInterval(timer);
    },
  };
}

async function openEmbedded(
  embedded: EmbeddedDatabase,
  entities: EntitySchema[],
  { waitMs, statementMs, lockMs }: DatabaseLimits,
  log: Logger,
): Promise<Database> {
  // Nobody analyses its tables, so no plan is made again when they have grown.
  const applySettings = connectionSettings({ statementMs, lockMs }, planOnce);
  const onConnect = async (client: ClientBase) => {
    await applySettings(client);
    await client.query(`SET messaging.folder = '${embedded.folderId}'`);
  };
  const options = { ...embeddedPool(embedded), connectionTimeoutMillis: waitMs, onConnect };
  const dataSource = await openDataSource(entities, options, log);
  const pool = poolOf(dataSource);
  return {
    requests: dataSource,
    delivery: dataSource,
    checks: dataSource,
    writes: { together: pool, changes: pool, marks: pool, apart: pool },
    isWritable: isWritable(pool),
    close: async () => {
      await dataSource.destroy();
      await embedded.close();
    },
  };
}

// There is no network in between, so no TLS even where PGSSLMODE asks for it. PGlite has one session:
// a transaction that asks the pool for a second connection would wait for itself, so waiting ends
// with an error.
function embeddedPool(embedded: EmbeddedDatabase) {
  return { max: 1, idleTimeoutMillis: 0, ssl: false, stream: () => embedded.connect() };
}

function openPool(options: object, log: Logger): Pool {
  return new Pool(options).on('error', lostConnection(log));
}

async function openDataSource(
  entities: EntitySchema[],
  extra: object,
  log: Logger,
): Promise<DataSource> {
  const dataSource = new DataSource({
    ...{ type: 'postgres', entities, extra, poolErrorHandler: lostConnection(log) },
    // Without this TypeORM creates an extension for uuid columns, which there are none of.
    installExtensions: false,
  });
  return dataSource.initialize();
}

function lostConnection(log: Logger) {
  return (error: unknown) => log.warn({ err: error }, 'a connection to the database was lost');
}
