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
  #process: ServiceProcess | undefined;

  constructor(
    readonly port: number,
    private readonly environment: Record<string, string>,
  ) {}

  async start(): Promise<void> {
    this.#process = ServiceProcess.spawn({ ...this.environment, PORT: String(this.port) });
    await eventually(async () => {
      const response = await fetch(`http://127.0.0.1:${this.port}/readyz`);
      if (!response.ok) throw new Error(`not ready: ${response.status}`);
    });
  }

  signal(name: NodeJS.Signals): void {
    this.#process?.signal(name);
  }

  kill(): Promise<void> {
    return this.#process?.kill() ?? Promise.resolve();
  }

  /** Stops as an operator does, and starts again. */
  async restart(): Promise<void> {
    this.signal('SIGTERM');
    await this.#process?.ended;
    await this.start();
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
