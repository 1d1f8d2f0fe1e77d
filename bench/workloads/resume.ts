import { insertChats, insertMessages } from '../../test/support/chat-rows';
import { percentilesOf } from '../load/percentiles';
import { type TransportName } from '../load/protocol';
import { Receiver } from '../load/receiver';
import type { BenchRun } from './bench-run';
import { serviceUser } from './service-user';
import { timed } from './timed';

const missed = 1000;
const times = 30;
const warmUp = 5;

/** How long a client that comes back waits until it has 1,000 messages that it missed. */
export async function resume({ site, figures }: BenchRun): Promise<void> {
  const { url, databaseUrl } = await serviceUser(site, 'alice');
  await insertChats(databaseUrl, { ids: ['missed'], participants: ['alice', 'bob'] });
  const messages = { chatId: 'missed', senderId: 'bob', content: 'x'.repeat(100), count: missed };
  await insertMessages(databaseUrl, messages);
  for (const transport of ['websocket', 'socketio'] as const) {
    const { p50, p99 } = percentilesOf(await resumeOften(url, transport));
    figures.add(`resume.${transport}.p50`, p50, 'ms');
    figures.add(`resume.${transport}.p99`, p99, 'ms');
  }
}

async function resumeOften(url: string, transport: TransportName): Promise<number[]> {
  const taken: number[] = [];
  for (let time = -warmUp; time < times; time++) {
    const receiver = await Receiver.open(url, transport, 'alice');
    const milliseconds = await timed(() => receiver.join('missed', 0));
    if (receiver.messages !== missed) throw new Error(`${receiver.messages} of ${missed} came`);
    if (time >= 0) taken.push(milliseconds);
    receiver.close();
  }
  return taken;
}
