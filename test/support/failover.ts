import { execFile } from 'node:child_process';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { eventually } from './eventually';
import type { PostgresServer } from './postgres-server';

const run = promisify(execFile);

/**
 * The server as it was at one moment, to take over from it. The two never run at the same time, so
 * the one that takes over answers at the same address, as behind a failover.
 */
export class StandIn {
  private constructor(
    private readonly server: PostgresServer,
    private readonly copy: string,
  ) {}

  /** Takes the copy; the server is stopped and started for that. */
  static async of(server: PostgresServer): Promise<StandIn> {
    const copy = join(server.folder, 'stand-in');
    await server.stop();
    await rm(copy, { recursive: true, force: true });
    // With its owner: Postgres runs as another account.
    await run('cp', ['-a', join(server.folder, 'data'), copy]);
    await server.start();
    return new StandIn(server, copy);
  }

  /** Takes over: what was stored since the copy is lost, and Postgres begins a timeline. */
  async takeOver(): Promise<void> {
    // There is nothing to fetch, so the recovery ends at once.
    await this.#replaceBy('recovery.signal', `restore_command = 'false'\n`);
    // At its end the server answers already, as one that only reads.
    await eventually(() => this.#assertHasTakenOver());
  }

  /** Takes over as a standby, which only reads; `SELECT pg_promote()` makes it the primary. */
  async takeOverReading(): Promise<void> {
    await this.#replaceBy('standby.signal', `restore_command = 'false'\nhot_standby = on\n`);
  }

  async #assertHasTakenOver(): Promise<void> {
    const client = new Client({ connectionString: this.server.url });
    await client.connect();
    try {
      const { rows } = await client.query<{ recovers: boolean }>(
        'SELECT pg_is_in_recovery() AS recovers',
      );
      if (rows[0]!.recovers) throw new Error('the server still recovers');
    } finally {
      await client.end();
    }
  }

  async #replaceBy(signal: string, settings: string): Promise<void> {
    const data = join(this.server.folder, 'data');
    await this.server.stop();
    await rm(data, { recursive: true });
    await rename(this.copy, data);
    await writeFile(join(data, 'postgresql.auto.conf'), settings, { flag: 'a' });
    await writeFile(join(data, signal), '');
    // Postgres removes it.
    await run('chown', ['--reference', data, join(data, signal)]);
    await this.server.start();
  }
}
