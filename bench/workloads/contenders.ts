import type { ChatLoadSpec, ChatResult, ChatRun } from '../load/chat-load';
import { median } from '../load/percentiles';
import type { TransportName } from '../load/protocol';
import type { Reading } from '../load/readers';
import { LoadProcess } from '../servers/load-process';
import type { ServerProcess } from '../servers/server-process';
import { startSystem, transportOf } from '../servers/systems';
import type { BenchRun } from './bench-run';

/** One of those that are measured side by side, with the load that it is under. */
export interface Contender {
  name: string;
  servers: ServerProcess[];
  load: LoadProcess;
  /** How its participants read; without it they do not. */
  reading?: Reading;
}

/** The chats of a workload and how its senders behave. */
export interface ChatWorkload {
  name: string;
  chats: Omit<ChatLoadSpec, 'urls' | 'transport'>;
  pace: ChatRun['pace'];
}

interface Round extends ChatResult {
  /** Seconds of processor time of all the contender's servers. */
  cpuPerSend: number;
}

const warmUpShare = 0.25;

/** Starts the systems of a run, and everyone in the chats of the workload. */
export async function startContenders(
  run: BenchRun,
  chats: ChatWorkload['chats'],
): Promise<Contender[]> {
  const contenders: Contender[] = [];
  for (const name of run.systems) {
    const server = await startSystem(run.site, name);
    contenders.push(await enter(run, name, [server], transportOf[name], chats));
  }
  return contenders;
}

/** Puts everyone into the chats of the workload, on servers that run. */
export async function enter(
  run: BenchRun,
  name: string,
  servers: ServerProcess[],
  transport: TransportName,
  chats: ChatWorkload['chats'],
): Promise<Contender> {
  const load = new LoadProcess();
  run.site.onClose(() => load.stop());
  const urls = servers.map(({ url }) => url);
  await load.ask('prepareChats', { ...chats, urls, transport });
  return { name, servers, load };
}

/**
 * Measures the contenders in turn, A B C C B A: what else the machine does meanwhile meets all of
 * them, none always comes after the same other, and the median leaves out what was done to one. Gives the
 * rounds of each.
 */
export async function compare(
  run: BenchRun,
  { name, pace }: ChatWorkload,
  contenders: Contender[],
): Promise<Map<string, Round[]>> {
  const rounds = new Map<string, Round[]>(contenders.map((contender) => [contender.name, []]));
  for (const contender of contenders)
    await play(contender, { pace, seconds: run.seconds * warmUpShare });
  for (let round = 0; round < run.rounds; round++) {
    for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
      const result = await play(contender, { pace, seconds: run.seconds });
      rounds.get(contender.name)!.push(result);
    }
  }
  rounds.forEach((results, contender) => record(run, `${name}.${contender}`, results));
  return rounds;
}

async function play(contender: Contender, { pace, seconds }: ChatRun): Promise<Round> {
  const { servers, load, reading } = contender;
  const before = await cpuOf(servers);
  const result = await load.ask('runChats', { pace, seconds, reading });
  const cpuSeconds = (await cpuOf(servers)) - before;
  return { ...result, cpuPerSend: cpuSeconds / result.sends };
}

async function cpuOf(servers: ServerProcess[]): Promise<number> {
  const each = await Promise.all(servers.map((server) => server.cpuSeconds()));
  return each.reduce((sum, seconds) => sum + seconds, 0);
}

function record({ figures }: BenchRun, prefix: string, rounds: Round[]): void {
  const add = (name: string, unit: string, of: (round: Round) => number) =>
    figures.add(`${prefix}.${name}`, median(rounds.map(of)), unit);
  add('sends', '/s', ({ sendsPerSecond }) => sendsPerSecond);
  add('deliveries', '/s', ({ deliveriesPerSecond }) => deliveriesPerSecond);
  add('acknowledgement.p50', 'ms', ({ acknowledgement }) => acknowledgement.p50);
  add('acknowledgement.p99', 'ms', ({ acknowledgement }) => acknowledgement.p99);
  add('delivery.p50', 'ms', ({ delivery }) => delivery.p50);
  add('delivery.p99', 'ms', ({ delivery }) => delivery.p99);
  if (rounds.some(({ marks }) => marks > 0))
    add('marksPerSend', 'times', ({ marks, sends }) => marks / sends);
  add('cpuPer1000Sends', 's', ({ cpuPerSend }) => cpuPerSend * 1000);
  add('loadShare', 'of a core', ({ loadShare }) => loadShare);
  const missing = rounds.reduce((sum, round) => sum + round.missing, 0);
  figures.add(`${prefix}.missing`, missing, 'deliveries');
}
