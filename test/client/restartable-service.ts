import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { compose } from '../../src/compose';
import { readConfig } from '../../src/config';
import type { Service } from '../../src/service';
import { freePort } from '../support/free-port';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** A service that can stop and start again on the same database and port. */
export class RestartableService {
  #running: Service | undefined;

  private constructor(
    readonly database: TestDatabase,
    private readonly dataDir: string,
    private readonly port: number,
  ) {}

  /** Prepares a service; nothing runs yet. */
  static async create(): Promise<RestartableService> {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'messaging-client-'));
    return new RestartableService(await createTestDatabase(), dataDir, await freePort());
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const config = readConfig({ DATABASE_URL: this.database.url, DATA_DIR: this.dataDir });
    this.#running = await compose(config, pino({ level: 'silent' }));
    await this.#running.listen(this.port, '127.0.0.1');
  }

  async stop(): Promise<void> {
    const service = this.#running;
    this.#running = undefined;
    await service?.close();
  }

  /** Stops it and removes what it left. */
  async close(): Promise<void> {
    await this.stop();
    await this.database.drop();
    await rm(this.dataDir, { recursive: true });
  }
}
