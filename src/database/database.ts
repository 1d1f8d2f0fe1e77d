import type { Pool } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ChatEntity } from '../chats/chat-entity';
import { DirectChatEntity } from '../chats/direct-chat-entity';
import { ParticipantEntity } from '../chats/participant-entity';
import { MessageEntity } from '../messages/message-entity';
import { type EmbeddedDatabase, openEmbeddedDatabase } from './embedded/embedded-database';
import { migrate } from './migrate';
import { CreateChatsAndMessages1767225600000 } from './migrations/create-chats-and-messages';

/** Where the data is: a Postgres server, or a folder for the embedded one. */
export type DatabaseLocation = { url: string } | { folder: string };

/** The open database, its tables up to date. */
export interface Database {
  dataSource: DataSource;
  /** The pool under the data source, for the one statement that TypeORM would slow down. */
  pool: Pool;
  /** Whether a query is answered. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

// How long a request waits for a connection before it is answered that the service is unavailable.
const connectionTimeoutMillis = 5000;
const poolSize = 10;

/** Opens the database and brings its tables up to date. Throws when it cannot be reached. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  if ('url' in location) return connect({ url: location.url, extra: serverPool });
  const embedded = await openEmbeddedDatabase(location.folder);
  try {
    return await connect({ extra: embeddedPool(embedded) }, () => embedded.close());
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

const serverPool = { max: poolSize, connectionTimeoutMillis, keepAlive: true };

// There is no network in between, so no TLS even where PGSSLMODE asks for it. PGlite has one session:
// a transaction that asks the pool for a second connection would wait for itself, so waiting ends
// with an error.
function embeddedPool(embedded: EmbeddedDatabase) {
  return {
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis,
    ssl: false,
    stream: () => embedded.connect(),
  };
}

async function connect(
  where: { url?: string; extra: object },
  closeRest: () => Promise<void> = () => Promise.resolve(),
): Promise<Database> {
  const dataSource = new DataSource({ ...options, ...where } as DataSourceOptions);
  await dataSource.initialize();
  await migrate(dataSource);
  return {
    dataSource,
    pool: (dataSource.driver as unknown as { master: Pool }).master,
    ready: () =>
      dataSource.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    close: async () => {
      await dataSource.destroy();
      await closeRest();
    },
  };
}

const options = {
  type: 'postgres',
  applicationName: 'messaging',
  entities: [ChatEntity, ParticipantEntity, DirectChatEntity, MessageEntity],
  migrations: [CreateChatsAndMessages1767225600000],
  // Without this TypeORM creates an extension for uuid columns, which there are none of.
  installExtensions: false,
};
