import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { eventually } from './eventually';
import { freePort } from './free-port';
import { hasRedisServer } from './redis-server';

const run = promisify(execFile);
const masterCount = 3;

// The pipe to the shell closes when the tests end it, and also when they die themselves.
const guarded = 'redis-server "$@" & cat > /dev/null; kill -9 $!; wait';

/** One master of a Redis Cluster, on a port that stays the same over restarts. */
export interface RedisMaster {
  readonly address: string;
  start(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

/** A Redis Cluster of a test's own: three masters, no replicas. */
export interface RedisCluster {
  readonly url: string;
  readonly masters: RedisMaster[];
  /** Starts every master and waits until the Cluster takes commands. */
  start(): Promise<void>;
  /** Ends every master as a crash would. */
  kill(): Promise<void>;
  /** Ends it and removes what it left. */
  close(): Promise<void>;
}

/** Starts a Redis Cluster that keeps nothing on disk but its nodes. */
export async function startRedisCluster(): Promise<RedisCluster> {
  if (!hasRedisServer()) {
    throw new Error('A Redis Cluster needs redis-server and redis-cli: install redis-server');
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'messaging-redis-cluster-'));
  const masters: Master[] = [];
  while (masters.length < masterCount) {
    masters.push(new Master(await freePort(), await freePort(), folder));
  }
  const cluster: RedisCluster = {
    url: `redis-cluster://${masters.map(({ address }) => address).join(',')}`,
    masters,
    async start() {
      await Promise.all(masters.map((master) => master.start()));
      await Promise.all(masters.map((master) => master.serving()));
    },
    async kill() {
      await Promise.all(masters.map((master) => master.kill()));
    },
    async close() {
      await cluster.kill();
      await rm(folder, { recursive: true });
    },
  };
  await Promise.all(masters.map((master) => master.start()));
  const addresses = masters.map(({ address }) => address);
  await run('redis-cli', ['--cluster', 'create', ...addresses, '--cluster-yes']);
  await Promise.all(masters.map((master) => master.serving()));
  return cluster;
}

class Master implements RedisMaster {
  #guard: ChildProcess | undefined;

  constructor(
    private readonly port: number,
    private readonly busPort: number,
    private readonly folder: string,
  ) {}

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.#guard = spawn('sh', ['-c', guarded, 'redis-server', ...this.#arguments()], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    await eventually(() => this.#ask('PING'));
  }

  async kill(): Promise<void> {
    const guard = this.#guard;
    if (guard === undefined || guard.exitCode !== null) return;
    const exited = once(guard, 'exit');
    guard.stdin!.end();
    await exited;
  }

  /** A master that just started refuses commands until it has heard of the others. */
  async serving(): Promise<void> {
    await eventually(async () => {
      const info = await this.#ask('CLUSTER', 'INFO');
      if (!info.includes('cluster_state:ok')) throw new Error(`not serving:\n${info}`);
    });
  }

  async #ask(...command: string[]): Promise<string> {
    return (await run('redis-cli', ['-p', String(this.port), ...command])).stdout;
  }

  #arguments(): string[] {
    const options = {
      port: this.port,
      bind: '127.0.0.1',
      save: '',
      appendonly: 'no',
      dir: this.folder,
      'cluster-enabled': 'yes',
      'cluster-port': this.busPort,
      'cluster-config-file': `nodes-${this.port}.conf`,
      'cluster-node-timeout': 1000,
    };
    return Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  }
}
