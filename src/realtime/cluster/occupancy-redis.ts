import { randomUUID } from 'node:crypto';
import type { PresenceChange } from '../../presence/online-users';
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
  onlineScript,
  setScript,
  sweepScript,
  totalsScript,
} from './occupancy-scripts';
import type { RedisChannels } from './redis-channels';

const beatMs = 5000;
const sweepMs = 1000;
const idsPerCall = 500;
const kinds = ['users', 'chats'] as const;

/**
 * Occupancy over several nodes, counted in Redis: for each user and chat at how many nodes it is,
 * and for each node what it has brought, so that the others can take it back when the node is gone.
 * While Redis is away this node knows its own only, and tells of nobody who comes or goes.
 */
export class RedisOccupancy implements Occupancy {
  readonly #node = randomUUID();
  readonly #local = new MemoryOccupancy();
  readonly #timers = [
    setInterval(() => void this.#beat(), beatMs).unref(),
    setInterval(() => this.#beginSweep(), sweepMs).unref(),
  ];
  /** What is to be said of ids at the end of this turn. */
  readonly #unsaid = { users: new Map<string, boolean>(), chats: new Map<string, boolean>() };
  #isToSay = false;
  /** Whether Redis may not know what was said. */
  #isMissed = false;
  #sweeping: Promise<void> | undefined;
  #receive: (changes: PresenceChange[]) => void = () => undefined;

  constructor(private readonly redis: RedisChannels) {
    redis.onScriptable(() => void this.#beat());
  }

  set(kind: OccupancyKind, id: string, isPresent: boolean): void {
    this.#local.set(kind, id, isPresent);
    this.#unsaid[kind].set(id, isPresent);
    if (this.#isToSay) return;
    this.#isToSay = true;
    // Of many that come at once many are said at once.
    setImmediate(() => this.#say());
  }

  async totals(): Promise<OccupancyTotals> {
    this.#say();
    try {
      const totals = await this.redis.evaluate(totalsScript, [occupancyKey], []);
      const [users = 0, chats = 0] = totals as number[];
      return { users, chats };
    } catch {
      return this.#local.totals();
    }
  }

  async onlineOf(userIds: string[]): Promise<Set<string>> {
    this.#say();
    try {
      const online = await this.redis.evaluate(onlineScript, [occupancyKey], userIds);
      return new Set(online as string[]);
    } catch {
      return this.#local.onlineOf(userIds);
    }
  }

  onPresenceChanged(receive: (changes: PresenceChange[]) => void): void {
    this.#receive = receive;
  }

  async close(): Promise<void> {
    this.#timers.forEach(clearInterval);
    await this.#local.close();
    await this.#sweeping;
    await this.#forget().catch(ignoreOutage);
  }

  #say(): void {
    this.#isToSay = false;
    for (const kind of kinds) {
      for (const isPresent of [true, false]) {
        const said = [...this.#unsaid[kind]].filter(([, isSo]) => isSo === isPresent);
        const ids = said.map(([id]) => id);
        this.#send(kind, ids, isPresent).catch(() => (this.#isMissed = true));
      }
      this.#unsaid[kind].clear();
    }
  }

  /**
   * Says that this node lives. When that is news, because Redis or the node was away, says all; so when
   * something could not be said, after what it said before is taken back.
   */
  async #beat(): Promise<void> {
    try {
      if (this.#isMissed) await this.#forget();
      const isNews = await this.redis.evaluate(beatScript, [occupancyKey], [this.#node]);
      if (isNews === 1) await this.#sayAll();
    } catch {
      // The next beat tries again.
      this.#isMissed = true;
    }
  }

  async #sayAll(): Promise<void> {
    this.#isMissed = false;
    for (const kind of kinds) await this.#send(kind, [...this.#local.present(kind)], true);
  }

  async #forget(): Promise<void> {
    await this.redis.evaluate(forgetScript, [occupancyKey], [this.#node]);
  }

  /** Sends all of it in this turn: what is said of an id later is not to come before it. */
  async #send(kind: OccupancyKind, ids: string[], isPresent: boolean): Promise<void> {
    const calls: Promise<void>[] = [];
    for (let start = 0; start < ids.length; start += idsPerCall) {
      calls.push(this.#sendSome(kind, ids.slice(start, start + idsPerCall), isPresent));
    }
    await Promise.all(calls);
  }

  async #sendSome(kind: OccupancyKind, ids: string[], isPresent: boolean): Promise<void> {
    const values = [this.#node, kind, isPresent ? '1' : '0', ...ids];
    const came = (await this.redis.evaluate(setScript, [occupancyKey], values)) as string[];
    const at = Date.now();
    this.#tell(came.map((userId) => ({ userId, online: true, at })));
  }

  #beginSweep(): void {
    this.#sweeping = this.#sweep();
  }

  /** Tells of those who are gone, each of whom one node is given. */
  async #sweep(): Promise<void> {
    try {
      let gone: string[];
      do {
        gone = (await this.redis.evaluate(sweepScript, [occupancyKey], [])) as string[];
        this.#tell(changesOf(gone));
      } while (gone.length > 0);
    } catch {
      // Redis being away is logged where the connection is.
    }
  }

  #tell(changes: PresenceChange[]): void {
    if (changes.length > 0) this.#receive(changes);
  }
}

function changesOf(gone: string[]): PresenceChange[] {
  const changes: PresenceChange[] = [];
  for (let at = 0; at < gone.length; at += 2) {
    changes.push({ userId: gone[at]!, online: false, at: Math.round(Number(gone[at + 1]) * 1000) });
  }
  return changes;
}

// The beat after its return says all anew.
function ignoreOutage(): void {}
