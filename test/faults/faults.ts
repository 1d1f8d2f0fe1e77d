import { setTimeout as delay } from 'node:timers/promises';
import type { Cluster } from './cluster';
import type { Random } from './random';

/** Something that goes wrong, once; it is repaired before the promise resolves. */
export type Fault = (cluster: Cluster, random: Random) => Promise<void>;

/** What a fault is tried under, where that is not the usual load. */
export interface Load {
  chats: number;
  /** How long a sender rests after each message, in milliseconds. */
  pauseMs: number;
}

const usualLoad: Load = { chats: 3, pauseMs: 15 };
const loads: Record<string, Load> = {
  'all nodes write one chat as fast as they can': { chats: 1, pauseMs: 0 },
};

/** The load under which a fault is tried. */
export function loadOf(fault: string): Load {
  return loads[fault] ?? usualLoad;
}

/** Every fault by its name in the table. */
export const faults: Record<string, Fault> = {
  'no fault': () => delay(500),

  'all nodes write one chat as fast as they can': () => delay(500),

  'kill -9 of a node': async ({ nodes }, random) => {
    const node = random.pick(nodes);
    await node.kill();
    await delay(random.between(100, 500));
    await node.start();
    await delay(random.between(200, 800));
  },

  'kill -9 of Redis for 1 to 5 s': async ({ redis }, random) => {
    await redis.kill();
    await delay(random.between(1000, 5000));
    await redis.start();
    await delay(random.between(500, 1500));
  },

  'restart of Postgres': async ({ postgres }, random) => {
    await postgres.restart();
    await delay(random.between(1000, 2000));
  },

  'kill -9 of Postgres': async ({ postgres }, random) => {
    await postgres.kill();
    await delay(random.between(100, 1000));
    await postgres.start();
    await delay(random.between(1000, 2000));
  },

  'rolling restart': async ({ nodes }) => {
    for (const node of nodes) await node.restart();
  },

  'a node stands still (SIGSTOP)': async ({ nodes }, random) => {
    const node = random.pick(nodes);
    node.signal('SIGSTOP');
    await delay(random.between(1000, 3000));
    node.signal('SIGCONT');
    await delay(random.between(500, 1000));
  },

  'client sockets cut': async ({ balancer }, random) => {
    balancer.cut();
    await delay(random.between(200, 2000));
  },
};
