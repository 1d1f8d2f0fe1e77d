import { setTimeout as delay } from 'node:timers/promises';
import type { ActPace, ActResult } from '../load/typing-load';
import { median } from '../load/percentiles';
import { LoadProcess } from '../servers/load-process';
import type { ServerProcess } from '../servers/server-process';
import { startSystem } from '../servers/systems';
import type { BenchRun } from './bench-run';
import { briefly } from './briefly';

const membersOfChat = 5;
// Someone who was told as typing is not told of again before that.
const untilNewsMs = 3100;
const paces: ActPace[] = ['within three seconds', 'fifty at a time'];
const nameOf: Record<ActPace, string> = {
  'within three seconds': 'spread',
  'fifty at a time': 'flood',
};
const acts = paces.flatMap((pace) => (['type', 'send'] as const).map((act) => ({ act, pace })));

/** What an act cost: processor time of the service in seconds. */
interface Cost extends ActResult {
  cpu: number;
}

/** What it costs that 1,000 users in chats of five type, beside one send of each, in turn. */
export async function typing(given: BenchRun): Promise<void> {
  const run = briefly(given);
  const users = run.isShort ? 50 : 1000;
  const server = await startSystem(run.site, 'service');
  const load = new LoadProcess();
  run.site.onClose(() => load.stop());
  await load.ask('prepareTyping', { url: server.url, chats: users / membersOfChat });
  const rounds = acts.map((each) => ({ ...each, did: [] as Cost[] }));
  let missing = 0;
  // The first round warms up.
  for (let round = run.isShort ? 0 : -1; round < run.rounds; round++) {
    for (const { act, pace, did } of rounds) {
      // Before each of them, as what comes after a pause costs more than what comes right behind another.
      await delay(untilNewsMs);
      const cost = await costOf(server, () => load.ask('actOnce', { act, pace }));
      missing += cost.missing;
      if (round >= 0) did.push(cost);
    }
  }
  for (const { act, pace, did } of rounds) {
    const add = (name: string, of: (cost: Cost) => number) =>
      run.figures.add(`typing.${nameOf[pace]}.${act}.${name}`, median(did.map(of)), 'ms');
    add('taken', ({ taken }) => taken);
    add('cpu', ({ cpu }) => cpu * 1000);
  }
  run.figures.add('typing.missing', missing, 'deliveries');
}

async function costOf(server: ServerProcess, act: () => Promise<ActResult>): Promise<Cost> {
  const before = await server.cpuSeconds();
  const did = await act();
  return { ...did, cpu: (await server.cpuSeconds()) - before };
}
