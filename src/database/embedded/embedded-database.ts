import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { confirmDataFolder, prepareDataFolder, versionFileIn } from './data-folder';
import { EmbeddedConnection, type ConnectionHost } from './embedded-connection';
import { type FolderLock, lockFolder } from './folder-lock';
import type { ClientFrame } from './protocol-framing';
import type { WorkerReply, WorkerRequest } from './worker-messages';

/** A PostgreSQL that lives in a thread of this process and keeps its data in a folder. */
export interface EmbeddedDatabase {
  /** Names this copy of the folder: one that was restored has another. */
  readonly folderId: string;
  /**
   * Gives a connection for pg's `stream` option. Postgres has one session here, so connections take
   * turns: the next one connects when the one before has ended. Use a pool of `max: 1`, with a
   * `connectionTimeoutMillis`, and `ssl: false`.
   */
  connect(): Duplex;
  /**
   * Answers what was sent, stops Postgres in an orderly way and gives the folder free. Connections
   * that are still open end with an error. Calling it again gives the same promise.
   */
  close(): Promise<void>;
}

/**
 * Opens the database in `folder`, which is created when it is missing. It is as durable as its
 * process: a kill loses nothing that was acknowledged, a power cut can (PGlite never syncs).
 *
 * @throws FolderLockedError when another process has the folder open
 * @throws Error when Postgres does not start
 */
export async function openEmbeddedDatabase(folder: string): Promise<EmbeddedDatabase> {
  const path = resolve(folder);
  const lock = lockDatabase(path);
  let database: WorkerDatabase | undefined;
  try {
    database = new WorkerDatabase(await prepareDataFolder(path), lock);
    await database.started();
    // After a first start it is there.
    lock.hold(versionFileIn(path));
    await confirmDataFolder(path);
    database.folderId = await identify(path);
    return database;
  } catch (error) {
    await database?.kill();
    lock.release();
    throw new Error(`The embedded database in ${path} does not start`, { cause: error });
  }
}

function lockDatabase(path: string): FolderLock {
  const lock = lockFolder(path);
  try {
    lock.hold(versionFileIn(path));
    return lock;
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** By a file that Postgres writes once: whoever copies or unpacks a folder makes a new one. */
async function identify(path: string): Promise<string> {
  const { ino, birthtimeMs } = await stat(versionFileIn(path));
  return `${ino}-${birthtimeMs}`;
}

class WorkerDatabase implements EmbeddedDatabase, ConnectionHost {
  folderId = '';
  readonly #worker: Worker;
  // In the order of arrival: the first one has its turn.
  readonly #connections = new Map<number, EmbeddedConnection>();
  #lastId = 0;
  #failure: Error | undefined;
  #stopped: Error | undefined;
  #closed: Promise<void> | undefined;

  constructor(
    dataFolder: string,
    private readonly lock: FolderLock,
  ) {
    this.#worker = new Worker(join(__dirname, 'embedded-database-worker.js'), {
      workerData: { dataFolder },
    });
    this.#worker.on('message', (reply: WorkerReply) => this.#deliver(reply));
    this.#worker.on('error', (error) => (this.#failure = error));
    this.#worker.on('exit', () => this.#abandon());
  }

  /** Waits until Postgres takes connections. */
  async started(): Promise<void> {
    const ready = once(this.#worker, 'message');
    const exited = once(this.#worker, 'exit').then(() => Promise.reject(this.#stopped!));
    await Promise.race([ready, exited]);
  }

  /** Ends the worker as a crash would. */
  async kill(): Promise<void> {
    await this.#worker.terminate();
  }

  connect(): Duplex {
    return new EmbeddedConnection(++this.#lastId, this);
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#shutDown());
  }

  enter(connection: EmbeddedConnection): void {
    if (this.#stopped) {
      connection.destroy(this.#stopped);
      return;
    }
    this.#connections.set(connection.id, connection);
    this.#openFirst();
  }

  submit({ id }: EmbeddedConnection, frame: ClientFrame): void {
    const transfer = frame.kind === 'messages' ? [frame.bytes.buffer] : [];
    this.#request({ ...frame, connection: id }, transfer);
  }

  leave(connection: EmbeddedConnection): void {
    this.#connections.delete(connection.id);
    this.#openFirst();
  }

  #request(request: WorkerRequest, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(request, transfer);
  }

  /** Answers of a connection that its client has destroyed reach nobody. */
  #deliver(reply: WorkerReply): void {
    if (reply.kind === 'ready') return;
    const bytes = reply.kind === 'answer' ? reply.bytes : null;
    this.#connections.get(reply.connection)?.push(bytes);
  }

  #openFirst(): void {
    const [first] = this.#connections.values();
    first?.open();
  }

  async #shutDown(): Promise<void> {
    try {
      if (this.#stopped) return;
      this.#stopped = new Error('The embedded database is closed');
      this.#request({ kind: 'close' });
      await once(this.#worker, 'exit');
    } finally {
      this.lock.release();
    }
  }

  /** The worker is gone: nobody will answer any more. */
  #abandon(): void {
    this.#stopped ??= new Error('The embedded database has stopped', { cause: this.#failure });
    for (const connection of this.#connections.values()) connection.destroy(this.#stopped);
  }
}
