import { startRedisServer } from '../../test/support/redis-server';
import type { ServerProcess } from '../servers/server-process';
import { startServer, startSystem } from '../servers/systems';
import type { BenchRun } from './bench-run';
import { sendsWorkload } from './chats';
import { compare, enter } from './contenders';

/** `sends` on two nodes, with Redis and one Postgres between them, beside one node by itself. */
export async function twoNodes(run: BenchRun): Promise<void> {
  const one = [await startSystem(run.site, 'service')];
  const two = await startNodes(run);
  const { chats } = sendsWorkload;
  const contenders = [
    await enter(run, 'one', one, 'websocket', chats),
    await enter(run, 'two', two, 'websocket', chats),
  ];
  await compare(run, { ...sendsWorkload, name: 'two-nodes' }, contenders);
}

async function startNodes({ site }: BenchRun): Promise<ServerProcess[]> {
  const redis = await startRedisServer();
  site.onClose(() => redis.close());
  const shared = {
    DATABASE_URL: await site.createDatabase(),
    REDIS_URL: redis.url,
    DATA_DIR: await site.createFolder(),
  };
  const first = await startServer(site, 'service', shared);
  return [first, await startServer(site, 'service', shared)];
}
