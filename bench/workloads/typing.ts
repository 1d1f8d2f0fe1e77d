import { setTimeout as delay } from 'node:timers/promises';
import type { Act } from '../load/typing-load';
import { median } from '../load/percentiles';
import { LoadProcess } from '../servers/load-process';
import type { ServerProcess } from '../servers/server-process';
import { startSystem } from '../servers/systems';
import type { BenchRun } from './bench-run';
import { briefly } from './briefly';

const membersOfChat = 5;
// Someone who was told as typing is not told of again before that.
const untilNewsMs = 3100;
const acts: Act[] = ['type', 'send'];

/** What it costs that 1,000 users in chats of five type, beside one send of each, in turn. */
export async function typing(given: BenchRun): Promise<void> {
  const run = briefly(given);
  const users = run.isShort ? 50 : 1000;
  const server = await startSystem(run.site, 'service');
  const load = new LoadProcess();
  run.site.onClose(() => load.stop());
  await load.ask('prepareTyping', { url: server.url, chats: users / membersOfChat });
  const rounds = acts.map((act) => ({ act, cpu: [] as number[], taken: [] as number[] }));
  let missing = 0;
  for (let round = -1; round < run.rounds; round++) {
    if (round >= 0) await delay(untilNewsMs);
    for (const { act, cpu, taken } of rounds) {
      const did = await actOnce(server, load, act);
      missing += did.missing;
      if (round < 0) continue;
      cpu.push(did.cpu);
      taken.push(did.taken);
    }
  }
  for (const { act, cpu, taken } of rounds) {
    run.figures.add(`typing.${act}.cpu`, median(cpu) * 1000, 'ms');
    run.figures.add(`typing.${act}.taken`, median(taken), 'ms');
  }
  run.figures.add('typing.missing', missing, 'deliveries');
}

async function actOnce(server: ServerProcess, load: LoadProcess, act: Act) {
  const before = await server.cpuSeconds();
  const did = await load.ask('actOnce', act);
  return { ...did, cpu: (await server.cpuSeconds()) - before };
}
