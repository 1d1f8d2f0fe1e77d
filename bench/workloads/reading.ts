import { startSystem } from '../servers/systems';
import type { BenchRun } from './bench-run';
import { manyChats } from './chats';
import { briefly } from './briefly';
import { compare, type Contender, enter } from './contenders';
import { recordPairs } from './pairs';

const chats = { ...manyChats, haveReaders: true };

/**
 * `sends` while the four others of each chat read: not at all, marking what came once a second as the
 * client's store does, and marking each message before the next one is sent on that connection.
 */
export async function reading(given: BenchRun): Promise<void> {
  const run = briefly(given);
  const server = await startSystem(run.site, 'service');
  const none = await enter(run, 'none', [server], 'websocket', chats);
  const contenders: Contender[] = [
    none,
    { ...none, name: 'each-second', reading: 'each second' },
    { ...none, name: 'each-message', reading: 'each message' },
  ];
  const workload = { name: 'reading', chats, pace: 'acknowledged' } as const;
  const rounds = await compare(run, workload, contenders);
  for (const name of ['each-second', 'each-message']) {
    const prefix = `reading.${name}.beside-none`;
    recordPairs(run.figures, prefix, rounds.get(name)!, rounds.get('none')!);
  }
}
