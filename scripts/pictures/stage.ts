import path from 'node:path';
import { Client } from 'pg';
import type { UserId } from '../../generated/schemas';
import { ApiClient, succeed } from '../../test/support/api-client';
import { startPostgresServer, type PostgresServer } from '../../test/support/postgres-server';
import { ProcessSandbox } from '../../test/support/service-process';
import type { AskAs } from '../demo-chats';

/** What time it is when everything has happened: a Thursday morning. */
export const present = new Date('2026-03-12T10:24:00Z');

const hourMs = 3_600_000;
// As long as it takes to answer.
const betweenMs = 100_000;

// What is stored has the time of the database, of which a function that is found before its own makes it
// another one.
const ownTime = `
  CREATE SCHEMA time;
  CREATE TABLE time.ahead (by interval NOT NULL);
  INSERT INTO time.ahead VALUES ('0');
  CREATE FUNCTION time.statement_timestamp() RETURNS timestamptz STABLE LANGUAGE sql AS
    'SELECT pg_catalog.statement_timestamp() + by FROM time.ahead'`;

/** A service with nothing in it, whose time can be chosen. */
export class Stage {
  #service!: { readonly url: string };
  readonly #users = new Map<UserId, ApiClient>();
  /** By how much its time is ahead of that of this machine. */
  #aheadMs = 0;

  private constructor(
    private readonly postgres: PostgresServer,
    private readonly database: Client,
    private readonly sandbox: ProcessSandbox,
  ) {}

  static async open(): Promise<Stage> {
    const postgres = await startPostgresServer();
    const admin = new Client({ connectionString: postgres.url });
    await admin.connect();
    await admin.query('CREATE DATABASE stage');
    await admin.query('ALTER DATABASE stage SET search_path = public, time, pg_catalog');
    await admin.end();
    const database = new Client({ connectionString: postgres.databaseUrl('stage') });
    await database.connect();
    await database.query(ownTime);
    const stage = new Stage(postgres, database, new ProcessSandbox());
    await stage.#start();
    return stage;
  }

  get url(): string {
    return this.#service.url;
  }

  get now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  /** Makes a request as a user. Some time passes before something is said. */
  readonly ask: AskAs = async <Answer>(
    userId: UserId,
    method: string,
    path: string,
    body?: object,
  ) => {
    const api = await this.#user(userId);
    if (path.endsWith('/messages')) await this.#setAhead(this.#aheadMs + betweenMs);
    const answer = await api.send(method, path, body === undefined ? {} : { body });
    return succeed(answer) as Answer;
  };

  /** Makes it so many hours before the present. */
  readonly setTime = (hoursAgo: number): Promise<void> =>
    this.#setAhead(present.getTime() - hoursAgo * hourMs - Date.now());

  async close(): Promise<void> {
    await this.sandbox.cleanUp();
    await this.database.end();
    await this.postgres.close();
  }

  async #start(): Promise<void> {
    this.#service = await this.sandbox.start({
      DATABASE_URL: this.postgres.databaseUrl('stage'),
      DATA_DIR: await this.sandbox.folder(),
      NODE_OPTIONS: `--require ${path.join(__dirname, 'own-time.js')}`,
      OWN_TIME_AHEAD: String(present.getTime() - Date.now()),
    });
  }

  async #user(userId: UserId): Promise<ApiClient> {
    const known = this.#users.get(userId);
    if (known !== undefined) return known;
    const nobody = new ApiClient(this.url);
    const session = await nobody.call<{ accessToken: string }>('createDevSession', {
      body: { userId },
    });
    const cookie = `sAccessToken=${succeed(session).accessToken}`;
    const user = new ApiClient(this.url, { cookie });
    this.#users.set(userId, user);
    return user;
  }

  async #setAhead(ms: number): Promise<void> {
    this.#aheadMs = Math.round(ms);
    await this.database.query("UPDATE time.ahead SET by = $1 * interval '1 ms'", [this.#aheadMs]);
  }
}
