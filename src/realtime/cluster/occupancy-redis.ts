import { randomUUID } from 'node:crypto';
import {
  MemoryOccupancy,
  type Occupancy,
  type OccupancyKind,
  type OccupancyTotals,
} from './occupancy';
import {
  beatScript,
  forgetScript,
  occupancyKey,
  setScript,
  totalsScript,
} from './occupancy-scripts';
import type { RedisChannels } from './redis-channels';

const beatMs = 5000;
const idsPerCall = 500;

/**
 * Occupancy over several nodes, counted in Redis: for each user and chat at how many nodes it is,
 * and for each node what it has brought, so that the others can take it back when the node is gone.
 * While Redis is away the totals are this node's own.
 */
export class RedisOccupancy implements Occupancy {
  readonly #node = randomUUID();
  readonly #local = new MemoryOccupancy();
  readonly #timer = setInterval(() => void this.#beat(), beatMs).unref();

  constructor(private readonly redis: RedisChannels) {
    redis.onScriptable(() => void this.#beat());
  }

  set(kind: OccupancyKind, id: string, isPresent: boolean): void {
    this.#local.set(kind, id, isPresent);
    this.#send(kind, [id], isPresent).catch(ignoreOutage);
  }

  async totals(): Promise<OccupancyTotals> {
    try {
      const totals = await this.redis.evaluate(totalsScript, [occupancyKey], []);
      const [users = 0, chats = 0] = totals as number[];
      return { users, chats };
    } catch {
      return this.#local.totals();
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.redis.evaluate(forgetScript, [occupancyKey], [this.#node]).catch(ignoreOutage);
  }

  /** Says that this node lives; when that is news, because Redis or the node was away, says all. */
  async #beat(): Promise<void> {
    try {
      const isNews = await this.redis.evaluate(beatScript, [occupancyKey], [this.#node]);
      if (isNews === 1) await this.#sendAll();
    } catch {
      // The next beat tries again.
    }
  }

  async #sendAll(): Promise<void> {
    for (const kind of ['users', 'chats'] as const) {
      const ids = [...this.#local.present(kind)];
      for (let start = 0; start < ids.length; start += idsPerCall) {
        await this.#send(kind, ids.slice(start, start + idsPerCall), true);
      }
    }
  }

  #send(kind: OccupancyKind, ids: string[], isPresent: boolean): Promise<unknown> {
    const values = [this.#node, kind, isPresent ? '1' : '0', ...ids];
    return this.redis.evaluate(setScript, [occupancyKey], values);
  }
}

// Redis being away is logged where the connection is; the beat after its return says all anew.
function ignoreOutage(): void {}
