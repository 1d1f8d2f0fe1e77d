import { setTimeout as delay } from 'node:timers/promises';
import { settings } from '../../src/settings';
import type { ChatResult } from '../load/chat-load';
import type { FloodResult } from '../load/flood';
import { median } from '../load/percentiles';
import { LoadProcess } from '../servers/load-process';
import { startServer } from '../servers/systems';
import type { BenchRun } from './bench-run';
import { enter } from './contenders';
import { latencyWorkload } from './chats';

// What the limits let a user do at once is done by then; from there on it is a trickle.
const untilUsedUpMs = 10_000;

// As they are by default, but for what all users of one address do here.
const limits = Object.fromEntries(
  Object.entries(settings)
    .filter(([name]) => name.startsWith('LIMIT_') && name !== 'LIMIT_ANONYMOUS')
    .map(([name, setting]) => [name, setting.default!]),
);

/**
 * What others feel of one user who does as much as the limits let them: `latency` without and with
 * such a user, in turn.
 */
export async function flood(run: BenchRun): Promise<void> {
  const { site, rounds, seconds } = run;
  const environment = { ...limits, DATABASE_URL: await site.createDatabase() };
  const server = await startServer(site, 'service', environment);
  const { load } = await enter(run, 'service', [server], 'websocket', latencyWorkload.chats);
  const flooder = new LoadProcess();
  site.onClose(() => flooder.stop());
  const play = () => load.ask('runChats', { pace: latencyWorkload.pace, seconds });
  await play();
  const results = { without: [] as ChatResult[], with: [] as ChatResult[] };
  for (let round = 0; round < rounds; round++) {
    results.without.push(await play());
    await flooder.ask('beginFlood', { url: server.url, userId: 'mallory' });
    await delay(untilUsedUpMs);
    results.with.push(await play());
    recordFlood(run, await flooder.ask('endFlood'));
  }
  recordOthers(run, 'without', results.without);
  recordOthers(run, 'with', results.with);
}

function recordFlood({ figures }: BenchRun, result: FloodResult): void {
  Object.entries(result).forEach(([what, count]) => figures.add(`flood.${what}`, count, 'times'));
}

function recordOthers({ figures }: BenchRun, beside: string, results: ChatResult[]): void {
  const add = (name: string, of: (result: ChatResult) => number) =>
    figures.add(`flood.${beside}.${name}`, median(results.map(of)), 'ms');
  add('acknowledgement.p50', ({ acknowledgement }) => acknowledgement.p50);
  add('acknowledgement.p99', ({ acknowledgement }) => acknowledgement.p99);
  add('delivery.p99', ({ delivery }) => delivery.p99);
}
