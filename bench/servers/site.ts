import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { type PostgresServer, startPostgresServer } from '../../test/support/postgres-server';

/**
 * What the systems of one workload run on: a Postgres that waits for the disk before it
 * acknowledges, and all that must be ended after it.
 */
export class Site {
  readonly #closers: (() => Promise<unknown>)[] = [];
  #databases = 0;

  private constructor(private readonly postgres: PostgresServer) {
    this.onClose(() => postgres.close());
  }

  static async open(): Promise<Site> {
    return new Site(await startPostgresServer({ fsync: true }));
  }

  /** An empty database; gives its address. */
  async createDatabase(): Promise<string> {
    const name = `bench_${this.#databases++}`;
    const client = new Client({ connectionString: this.postgres.url });
    await client.connect();
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    return this.postgres.databaseUrl(name);
  }

  /** An empty folder; it goes with the site. */
  async createFolder(): Promise<string> {
    const folder = await mkdtemp(path.join(tmpdir(), 'messaging-bench-'));
    this.onClose(() => rm(folder, { recursive: true, force: true }));
    return folder;
  }

  /** Has something ended with the site, before what was there already. */
  onClose(close: () => Promise<unknown>): void {
    this.#closers.unshift(close);
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0)) await close();
  }
}
