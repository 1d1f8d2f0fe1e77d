import { setTimeout as delay } from 'node:timers/promises';
import type { Returned } from '../load/presence-load';
import type { SteadyResult } from '../load/steady-sends';
import { LoadProcess } from '../servers/load-process';
import type { ServerProcess } from '../servers/server-process';
import { startServer, type SystemName } from '../servers/systems';
import type { BenchRun } from './bench-run';
import { querySql } from './sql';
import { type Crowd, crowdOf, insertCrowd } from './presence-crowd';

/** How many there are, and how long each part takes. */
const scales = {
  full: { users: 10_000, quietMs: 15_000, awayMs: 7000, settleMs: 11_000 },
  short: { users: 50, quietMs: 500, awayMs: 200, settleMs: 500 },
};

const sendsPerSecond = 100;

/** What a server used in some time. */
interface Used {
  seconds: number;
  cpu: number;
  transactions: number;
}

/** A server with its crowd, and those who send meanwhile. */
interface Scene {
  server: ServerProcess;
  databaseUrl: string;
  crowd: Crowd;
  viewers: LoadProcess;
  senders: LoadProcess;
}

/**
 * What it costs that 10,000 users who have chats of ten open lose their connections in one moment: when
 * they are back at once, of which nobody is told, and when they are back after everyone was told that they
 * went. Others send a hundred messages a second meanwhile.
 */
export async function presence(run: BenchRun): Promise<void> {
  for (const system of run.systems) {
    if (system === 'service' || system === 'before') await measure(run, system);
  }
}

async function measure(run: BenchRun, system: SystemName): Promise<void> {
  const { users, quietMs, awayMs, settleMs } = scales[run.isShort ? 'short' : 'full'];
  const scene = await openScene(run, system, users);
  const addTo = (part: string) => (name: string, value: number, unit: string) =>
    run.figures.add(`presence.${system}.${part}.${name}`, value, unit);
  const quiet = await usedWhile(scene, () => delay(quietMs));
  addSends(addTo('quiet'), quiet.sends);
  for (const [part, wait] of Object.entries({ back: 0, gone: awayMs })) {
    const returned = await returnAfter(scene, wait, settleMs);
    addSends(addTo(part), returned.sends);
    addReturn(addTo(part), returned.result, moreThan(quiet.used, returned.used));
  }
  await Promise.all([scene.viewers.stop(), scene.senders.stop()]);
  await scene.server.stop();
}

/** Drops everyone and has them back; what comes of it may take some time after that. */
function returnAfter(scene: Scene, awayMs: number, settleMs: number) {
  const { viewers } = scene;
  return usedWhile(scene, async () => {
    const newsBefore = await viewers.ask('presenceNews');
    const returned = await viewers.ask('dropAndReturn', { awayMs });
    await delay(settleMs);
    return { ...returned, news: (await viewers.ask('presenceNews')) - newsBefore };
  });
}

type Add = (name: string, value: number, unit: string) => void;

function addSends(add: Add, { p50, p99 }: SteadyResult): void {
  add('sends.p50', p50, 'ms');
  add('sends.p99', p99, 'ms');
}

function addReturn(add: Add, returned: Returned & { news: number }, used: Used): void {
  add('connected', returned.connected, 'ms');
  add('joined', returned.joined, 'ms');
  add('news', returned.news, 'events');
  add('cpu', used.cpu, 's');
  add('transactions', used.transactions, 'times');
}

async function openScene(run: BenchRun, system: SystemName, users: number): Promise<Scene> {
  const databaseUrl = await run.site.createDatabase();
  const server = await startServer(run.site, system, { DATABASE_URL: databaseUrl });
  const crowd = crowdOf(users);
  await insertCrowd(databaseUrl, crowd);
  const [viewers, senders] = [new LoadProcess(), new LoadProcess()];
  run.site.onClose(() => Promise.all([viewers.stop(), senders.stop()]));
  await viewers.ask('preparePresence', { url: server.url, ...crowd });
  return { server, databaseUrl, crowd, viewers, senders };
}

/** What a server uses while something is done and messages are sent, and how long these take. */
async function usedWhile<Result>(scene: Scene, task: () => Promise<Result>) {
  const { server, senders, crowd } = scene;
  await senders.ask('beginSteadySends', {
    url: server.url,
    senders: crowd.watchers,
    perSecond: sendsPerSecond,
  });
  const before = await usage(scene);
  const result = await task();
  const after = await usage(scene);
  const sends = await senders.ask('endSteadySends');
  const used: Used = {
    seconds: after.seconds - before.seconds,
    cpu: after.cpu - before.cpu,
    transactions: after.transactions - before.transactions,
  };
  return { used, sends, result };
}

async function usage({ server, databaseUrl }: Scene): Promise<Used> {
  const [row] = await querySql<{ count: string }>(databaseUrl, transactionsSql);
  const cpu = await server.cpuSeconds();
  return { seconds: performance.now() / 1000, cpu, transactions: Number(row!.count) };
}

// A statement without a transaction of its own is one. A session tells of its own after ten idle seconds.
const transactionsSql = `SELECT xact_commit + xact_rollback AS count FROM pg_stat_database
  WHERE datname = current_database()`;

/** What was used beyond what the sends alone use in that time. */
function moreThan(quiet: Used, used: Used): Used {
  const times = used.seconds / quiet.seconds;
  return {
    seconds: used.seconds,
    cpu: used.cpu - quiet.cpu * times,
    transactions: Math.round(used.transactions - quiet.transactions * times),
  };
}
