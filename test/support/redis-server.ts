import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port';
import { TcpProxy } from './tcp-proxy';

/** A Redis server of a test's own, on a port that stays the same over restarts. */
export interface RedisServer {
  readonly url: string;
  start(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Ends it and removes what it left. */
  close(): Promise<void>;
}

/** A Redis that can be ended and started. */
export async function openRedis(): Promise<RedisServer> {
  const { TEST_REDIS_URL } = process.env;
  if (hasRedisServer() || TEST_REDIS_URL === undefined) return startRedisServer();
  const url = new URL(TEST_REDIS_URL);
  url.port ||= '6379';
  return TcpProxy.open(url.href);
}

/** Whether this machine can run a Redis server. */
export function hasRedisServer(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

// The pipe to the shell closes when the tests end it, and also when they die themselves.
const guarded = 'redis-server "$@" & cat > /dev/null; kill -9 $!; wait';

/** Starts a Redis server that keeps nothing on disk. */
export async function startRedisServer(): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'messaging-redis-'));
  const port = await freePort();
  let guard: ChildProcess | undefined;
  const server: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      guard = spawn('sh', ['-c', guarded, 'redis-server', ...argumentsOf(port, folder)], {
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      await answering(port);
    },
    async kill() {
      if (guard === undefined || guard.exitCode !== null) return;
      const exited = once(guard, 'exit');
      guard.stdin!.end();
      await exited;
    },
    async close() {
      await server.kill();
      await rm(folder, { recursive: true });
    },
  };
  await server.start();
  return server;
}

function argumentsOf(port: number, folder: string): string[] {
  const options = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder };
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

async function answering(port: number): Promise<void> {
  while (!(await canConnect(port))) await delay(10);
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
