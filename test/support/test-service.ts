import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import type { UserId } from '../../generated/schemas';
import { compose } from '../../src/compose';
import { type Config, readConfig } from '../../src/config';
import { createLogger } from '../../src/logger';
import type { DisputedRequest } from '../../src/http/disputed-requests';
import type { RefusedEvent } from '../../src/realtime/wire/event-check';
import type { Service } from '../../src/service';
import { ApiClient, succeed } from './api-client';
import type { EventClient } from './event-client';
import { liftedLimits } from './lifted-limits';
import { SocketIoClient, type SocketIoOptions } from './socketio-client';
import { createTestDatabase, type TestDatabase } from './test-database';
import { WebSocketClient } from './websocket-client';

export type TransportName = 'websocket' | 'socketio';

/** Both transports, for tests that run on each. */
export const transports: TransportName[] = ['websocket', 'socketio'];

/** Variables of the service's configuration, or what gives them once they are known. */
type Environment = Record<string, string> | (() => Record<string, string>);

/** A line of the service's log. */
export type LogLine = Record<string, unknown> & { msg: string };

/**
 * A whole service in the test's process, on a database of its own and a free port. In development
 * mode and without limits unless the environment says otherwise.
 */
export class TestService {
  readonly logLines: LogLine[] = [];
  readonly refusedEvents: RefusedEvent[] = [];
  readonly disputedRequests: DisputedRequest[] = [];
  readonly #clients: EventClient[] = [];
  #database!: TestDatabase;
  #dataDir = '';
  #service!: Service;
  #port = 0;

  constructor(private readonly environment: Environment = {}) {}

  /** Makes a service and starts it. @param environment variables of its configuration */
  static async start(environment?: Record<string, string>): Promise<TestService> {
    const service = new TestService(environment);
    await service.start();
    return service;
  }

  async start(): Promise<void> {
    this.#dataDir = await mkdtemp(path.join(os.tmpdir(), 'messaging-test-'));
    this.#database = await createTestDatabase();
    await this.#listen();
  }

  get database(): TestDatabase {
    return this.#database;
  }

  get dataDir(): string {
    return this.#dataDir;
  }

  get config(): Config {
    const { database, dataDir, environment } = this;
    const own = { DATABASE_URL: database.url, DATA_DIR: dataDir };
    const given = typeof environment === 'function' ? environment() : environment;
    return readConfig({ ...liftedLimits, ...own, ...given });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** A REST client with a session of this user, minted in development mode. */
  async api(userId: UserId): Promise<ApiClient> {
    const session = await this.anonymous().call<{ accessToken: string }>('createDevSession', {
      body: { userId },
    });
    return new ApiClient(this.url, { cookie: `sAccessToken=${succeed(session).accessToken}` });
  }

  /** A REST client without a session. */
  anonymous(): ApiClient {
    return new ApiClient(this.url);
  }

  /** A connected client of the raw WebSocket. */
  async webSocket(userId: UserId, headers?: Record<string, string>): Promise<WebSocketClient> {
    return this.#track(await WebSocketClient.open(this.webSocketUrl(userId), headers));
  }

  /** A connected client of Socket.IO. */
  async socketIo(userId: UserId, options?: SocketIoOptions): Promise<SocketIoClient> {
    const query = { userId };
    return this.#track(await SocketIoClient.open(`${this.url}/messaging`, { query, ...options }));
  }

  /** A connected client of the transport that is named. */
  connect(transport: TransportName, userId: UserId): Promise<EventClient> {
    return transport === 'websocket' ? this.webSocket(userId) : this.socketIo(userId);
  }

  webSocketUrl(userId: UserId): string {
    const query = new URLSearchParams({ userId }).toString();
    return `${this.url.replace('http', 'ws')}/messaging?${query}`;
  }

  /** The texts of the log so far. */
  get logTexts(): string[] {
    return this.logLines.map(({ msg }) => msg);
  }

  /**
   * Closes all clients and deletes all rows; for afterEach. Fails when anything did not keep the
   * contract.
   */
  async reset(): Promise<void> {
    const clients = this.#clients.splice(0);
    await Promise.all(clients.map((client) => client.close()));
    await this.database.empty();
    clients.forEach((client) => client.assertContractKept());
    this.#assertContractKept();
  }

  /** Stops the service as SIGTERM does; clients and data stay. */
  stop(): Promise<void> {
    return this.#service.close();
  }

  /** Stops everything and removes what it left. */
  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
    await this.#service.close();
    await this.database.drop();
    await rm(this.dataDir, { recursive: true });
    this.#assertContractKept();
  }

  async #listen(): Promise<void> {
    const log = createLogger('debug', this.#logSink());
    const onRefusedEvent = (refused: RefusedEvent) => this.refusedEvents.push(refused);
    const onDisputedRequest = (disputed: DisputedRequest) => this.disputedRequests.push(disputed);
    this.#service = await compose(this.config, log, { onRefusedEvent, onDisputedRequest });
    this.#port = await this.#service.listen(0, '127.0.0.1');
  }

  #logSink(): Writable {
    return new Writable({
      write: (line: Buffer, _encoding, done) => {
        this.logLines.push(JSON.parse(line.toString()) as LogLine);
        done();
      },
    });
  }

  #track<Client extends EventClient>(client: Client): Client {
    this.#clients.push(client);
    return client;
  }

  #assertContractKept(): void {
    assertNone('Events did not fit the contract', this.refusedEvents.splice(0));
    assertNone('Requests that fit the contract were refused', this.disputedRequests.splice(0));
  }
}

function assertNone(what: string, found: unknown[]): void {
  if (found.length > 0) throw new Error(`${what}: ${JSON.stringify(found)}`);
}

/**
 * A service for the tests of a `describe`: started before the first of them, emptied after each, and
 * stopped after the last.
 */
export function useService(environment?: Environment): TestService {
  const service = new TestService(environment);
  beforeAll(() => service.start());
  afterEach(() => service.reset());
  afterAll(() => service.close());
  return service;
}
