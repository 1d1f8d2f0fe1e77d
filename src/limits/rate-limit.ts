import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { ServiceError } from '../errors';
import type { SharedCounts } from './shared-counts';

/** So many points, all of them at once if need be; what was used is there again, evenly, after a while. */
export interface Rate {
  points: number;
  /** How long it takes until all points are there again, in milliseconds. */
  windowMs: number;
}

/** How someone stands with a limit after asking for something. */
export interface Standing {
  limit: RateLimit;
  /** Whether it is granted. */
  isWithin: boolean;
  /** Points that are left. */
  remaining: number;
  /** How long until all points are there again or, after a refusal, the next one; in milliseconds. */
  resetMs: number;
  /** How long to hold the refusal back, because refusals do not stop this client. */
  pauseMs: number;
}

/** What a key used, as a bucket that leaks. */
interface Bucket {
  /** Points that are not there again yet, when this was looked at last. */
  used: number;
  seenAt: number;
  /** Of what was used, what the other nodes were not told yet. */
  untold: number;
  isTelling: boolean;
  /** More refusals than points granted, lately. */
  refusals: number;
}

// Who was not seen for longest is forgotten, so that strangers cannot fill the memory.
const keptKeys = 50_000;
// What a node keeps to itself is a twentieth of the limit: who stays below never costs a round trip,
// and each node lets at most so much more through than all of them should.
const shareOfNode = 1 / 20;
// Clocks and divisions are not exact, and who waits as long as told is to be served.
const tolerance = 1e-3;
const refusalsAtOnce = 20;
// At random between these, or all that wait would be answered in one moment.
const minPauseMs = 1000;
const maxPauseMs = 3000;

/**
 * Lets each key (a user, an address) have so much in a while. Points come back evenly and not all at
 * once, so that who takes all they can get is a steady trickle to the others and no recurrent flood.
 * Counting takes no round trip: the node decides by what it knows, tells the others in the background
 * and learns what they let through. Without them it counts by itself.
 */
export class RateLimit {
  // A `max` would take the room for all of them at once.
  readonly #buckets = new LRUCache<string, Bucket>({ maxSize: keptKeys, sizeCalculation: () => 1 });
  readonly #tellAt: number;
  /** The text of this limit in `RateLimit-Policy`. */
  readonly policy: string;

  /** @param rate undefined for no limit */
  constructor(
    readonly name: string,
    private readonly rate: Rate | undefined,
    private readonly shared?: Pick<SharedCounts, 'add'>,
  ) {
    const { points = 0, windowMs = 0 } = rate ?? {};
    this.#tellAt = Math.max(1, Math.floor(points * shareOfNode));
    this.policy = `"${name}";q=${points};w=${Math.ceil(windowMs / 1000)}`;
  }

  /**
   * Asks for a point, and uses it if it is granted.
   *
   * @returns undefined without a limit
   */
  take(key: string): Standing | undefined {
    if (this.rate === undefined) return undefined;
    const bucket = this.#bucketOf(key, this.rate);
    const isWithin = bucket.used <= this.rate.points - 1 + tolerance;
    if (isWithin) this.#use(key, 1, bucket, this.rate);
    bucket.refusals = isWithin ? Math.max(0, bucket.refusals - 1) : bucket.refusals + 1;
    return this.#standing(bucket, isWithin, this.rate);
  }

  /** Asks for a point as `take` does, and throws RATE_LIMITED when it is not granted. */
  demand(key: string): void {
    const standing = this.take(key);
    if (standing?.isWithin === false) throw rateLimited(standing);
  }

  /** Uses points for what turned out to cost more than the point that was asked for before. */
  spend(key: string, points: number): void {
    if (this.rate === undefined || points <= 0) return;
    this.#use(key, points, this.#bucketOf(key, this.rate), this.rate);
  }

  #standing({ used, refusals }: Bucket, isWithin: boolean, rate: Rate): Standing {
    const missing = isWithin ? used : used + 1 - rate.points;
    return {
      limit: this,
      isWithin,
      remaining: Math.max(0, Math.floor(rate.points - used)),
      resetMs: missing * msPerPoint(rate),
      pauseMs: refusals > refusalsAtOnce ? randomPauseMs() : 0,
    };
  }

  #bucketOf(key: string, rate: Rate): Bucket {
    const now = performance.now();
    const known = this.#buckets.get(key);
    if (known === undefined) {
      const bucket = { used: 0, seenAt: now, untold: 0, isTelling: false, refusals: 0 };
      this.#buckets.set(key, bucket);
      return bucket;
    }
    known.used = Math.max(0, known.used - (now - known.seenAt) / msPerPoint(rate));
    known.seenAt = now;
    return known;
  }

  #use(key: string, points: number, bucket: Bucket, rate: Rate): void {
    bucket.used += points;
    if (this.shared === undefined) return;
    bucket.untold += points;
    if (bucket.untold >= this.#tellAt && !bucket.isTelling) {
      void this.#tell(this.shared, key, bucket, rate);
    }
  }

  async #tell(shared: Pick<SharedCounts, 'add'>, key: string, bucket: Bucket, rate: Rate) {
    const { untold } = bucket;
    bucket.isTelling = true;
    const used = await shared.add(`${this.name}:${key}`, untold, msPerPoint(rate));
    bucket.isTelling = false;
    if (used === undefined) return;
    bucket.untold -= untold;
    bucket.used = used + bucket.untold;
    bucket.seenAt = performance.now();
  }
}

function randomPauseMs(): number {
  return minPauseMs + Math.random() * (maxPauseMs - minPauseMs);
}

function msPerPoint({ points, windowMs }: Rate): number {
  return windowMs / points;
}

/** The refusal of what a limit does not grant. */
export function rateLimited({ limit, resetMs }: Standing): ServiceError {
  return new ServiceError('RATE_LIMITED', { retryAfterMs: Math.ceil(resetMs), limit });
}

/**
 * Refuses what a limit does not grant, with RATE_LIMITED. That is held back from clients that
 * refusals do not stop: they ask for the next thing when they have the answer.
 */
export async function refuse(standing: Standing): Promise<never> {
  if (standing.pauseMs > 0) await delay(standing.pauseMs);
  throw rateLimited(standing);
}
