import type { Workload } from './bench-run';
import { recordPairs } from './pairs';
import { type ChatWorkload, compare, startContenders } from './contenders';

export const manyChats = { chats: 200, members: 5, senders: 1, slots: 64, timedEvery: 1 };

function sideBySide(workload: ChatWorkload): Workload {
  return async (run) => {
    const contenders = await startContenders(run, workload.chats);
    const rounds = await compare(run, workload, contenders);
    const before = rounds.get('before');
    const prefix = `${workload.name}.beside-before`;
    if (before) recordPairs(run.figures, prefix, rounds.get('service')!, before);
  };
}

/** 200 chats with 5 joined participants each; 64 sends are under way at any time. */
export const sendsWorkload: ChatWorkload = {
  name: 'sends',
  chats: manyChats,
  pace: 'acknowledged',
};
export const sends = sideBySide(sendsWorkload);

/** The same, all in one chat. */
export const hotChat = sideBySide({
  name: 'hot-chat',
  chats: { ...manyChats, chats: 1, senders: 5 },
  pace: 'acknowledged',
});

/**
 * 1,000 connections in one room, 8 of which send. Each waits for its own message to come back, so
 * that a server cannot acknowledge faster than it delivers.
 */
export const room = sideBySide({
  name: 'room',
  chats: { chats: 1, members: 1000, senders: 8, slots: 8, timedEvery: 40 },
  pace: 'delivered',
});

/** 200 messages a second, whatever comes back. */
export const latencyWorkload: ChatWorkload = {
  name: 'latency',
  chats: manyChats,
  pace: { perSecond: 200 },
};
export const latency = sideBySide(latencyWorkload);
