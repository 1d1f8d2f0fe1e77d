import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eventually } from '../support/eventually';
import { freePort } from '../support/free-port';
import { type PostgresServer, startPostgresServer } from '../support/postgres-server';
import { type RedisServer, openRedis } from '../support/redis-server';
import { ServiceProcess } from '../support/service-process';
import { Balancer } from './balancer';

/** One node of the service: a process that can be ended and started on the same port. */
export class ClusterNode {
  /** While it is meant to run. */
  #process: ServiceProcess | undefined;
  #failure: string | undefined;

  constructor(
    readonly port: number,
    private readonly environment: Record<string, string>,
  ) {}

  async start(): Promise<void> {
    const process = ServiceProcess.spawn({ ...this.environment, PORT: String(this.port) });
    this.#process = process;
    void process.ended.then(({ errors }) => {
      if (this.#process === process) this.#failure = `A node ended by itself: ${errors}`;
    });
    await eventually(async () => {
      const response = await fetch(`http://127.0.0.1:${this.port}/readyz`);
      if (!response.ok) throw new Error(`not ready: ${response.status}`);
    });
  }

  signal(name: NodeJS.Signals): void {
    this.#process?.signal(name);
  }

  async kill(): Promise<void> {
    await this.#released()?.kill();
  }

  /** Throws when it ended though nobody ended it. */
  assertRunning(): void {
    if (this.#failure !== undefined) throw new Error(this.#failure);
  }

  /** Stops as an operator does, and starts again. */
  async restart(): Promise<void> {
    const process = this.#released();
    process?.signal('SIGTERM');
    await process?.ended;
    await this.start();
  }

  /** The process, which is to end now. */
  #released(): ServiceProcess | undefined {
    const process = this.#process;
    this.#process = undefined;
    return process;
  }
}

/** Several nodes with a Postgres and a Redis of their own, behind a load balancer. */
export class Cluster {
  private constructor(
    readonly nodes: ClusterNode[],
    readonly balancer: Balancer,
    readonly postgres: PostgresServer,
    readonly redis: RedisServer,
    private readonly folder: string,
  ) {}

  static async start(size: number): Promise<Cluster> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'messaging-cluster-'));
    const postgres = await startPostgresServer({ fsync: true });
    const redis = await openRedis();
    const environment = {
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      // The nodes share the key of development mode's sessions.
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
    };
    const ports = await Promise.all(Array.from({ length: size }, () => freePort()));
    const nodes = ports.map((port) => new ClusterNode(port, environment));
    const balancer = new Balancer(ports);
    const cluster = new Cluster(nodes, balancer, postgres, redis, folder);
    await Promise.all(nodes.map((node) => node.start()));
    await balancer.listen();
    return cluster;
  }

  async close(): Promise<void> {
    // A stopped process could not be ended.
    this.nodes.forEach((node) => node.signal('SIGCONT'));
    await this.balancer.close();
    await Promise.all(this.nodes.map((node) => node.kill()));
    await Promise.all([this.redis.close(), this.postgres.close()]);
    await rm(this.folder, { recursive: true });
  }
}
