import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pino from 'pino';
import { compose } from '../../src/compose';
import { readConfig } from '../../src/config';
import type { Service } from '../../src/service';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const run = promisify(execFile);
const script = path.join(__dirname, '../../scripts/docs.ts');

/** A service, and the folder from which it serves the site; the folder is empty at first. */
export class DocsService {
  private constructor(
    readonly url: string,
    /** Of the site. */
    readonly folder: string,
    private readonly temporary: string,
    private readonly service: Service,
    private readonly database: TestDatabase,
  ) {}

  /** @param environment variables of its configuration */
  static async start(environment: Record<string, string> = {}): Promise<DocsService> {
    const temporary = await mkdtemp(path.join(os.tmpdir(), 'messaging-docs-'));
    const database = await createTestDatabase();
    const own = { DATABASE_URL: database.url, DATA_DIR: temporary };
    const config = readConfig({ ...own, ...environment });
    const docsFolder = path.join(temporary, 'docs');
    const service = await compose(config, pino({ level: 'silent' }), { docsFolder });
    const port = await service.listen(0, '127.0.0.1');
    return new DocsService(`http://127.0.0.1:${port}`, docsFolder, temporary, service, database);
  }

  /** Does what `npm run docs` does. */
  async build(): Promise<void> {
    const args = [require.resolve('tsx/cli'), script, '--output', this.folder];
    await run(process.execPath, args);
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.database.drop();
    await rm(this.temporary, { recursive: true });
  }
}
