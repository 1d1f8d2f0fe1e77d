import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { ServiceError } from '../errors';
import type { SharedCounts } from './shared-counts';

/** So many points in a window of time. */
export interface Rate {
  points: number;
  windowMs: number;
}

/** How someone stands with a limit after asking for something. */
export interface Standing {
  limit: RateLimit;
  /** Whether it is granted. */
  isWithin: boolean;
  /** Points that are left in the window. */
  remaining: number;
  /** How long until the window ends and all points are there again, in milliseconds. */
  resetMs: number;
  /** How long to hold the refusal back, because refusals do not stop this client. */
  pauseMs: number;
}

interface Window {
  used: number;
  /** Of what was used, what the other nodes were not told yet. */
  untold: number;
  isTelling: boolean;
  refusals: number;
  endsAt: number;
}

// Who was not seen for longest is forgotten, so that strangers cannot fill the memory.
const keptKeys = 50_000;
// What a node keeps to itself is a twentieth of the limit: who stays below never costs a round trip,
// and each node lets at most so much more through than all of them should.
const shareOfNode = 1 / 20;
const refusalsAtOnce = 20;
const maxPauseMs = 1000;

/**
 * Lets each key (a user, an address) have so much in a window that begins with its first request.
 * Counting takes no round trip: the node decides by what it knows, tells the others in the background
 * and learns what they let through. Without them it counts by itself.
 */
export class RateLimit {
  readonly #windows = new LRUCache<string, Window>({ max: keptKeys });
  readonly #tellAt: number;
  /** The text of this limit in `RateLimit-Policy`. */
  readonly policy: string;

  /** @param rate undefined for no limit */
  constructor(
    readonly name: string,
    private readonly rate: Rate | undefined,
    private readonly shared?: SharedCounts,
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
    const now = performance.now();
    const window = this.#windowOf(key, now, this.rate);
    const isWithin = window.used < this.rate.points;
    if (isWithin) this.#use(key, 1, window, this.rate);
    else window.refusals += 1;
    return this.#standing(window, isWithin, now, this.rate);
  }

  /** Asks for a point as `take` does, and throws RATE_LIMITED when it is not granted. */
  demand(key: string): void {
    const standing = this.take(key);
    if (standing?.isWithin === false) throw rateLimited(standing);
  }

  /** Uses points for what turned out to cost more than the point that was asked for before. */
  spend(key: string, points: number): void {
    if (this.rate === undefined || points <= 0) return;
    this.#use(key, points, this.#windowOf(key, performance.now(), this.rate), this.rate);
  }

  #standing(window: Window, isWithin: boolean, now: number, { points }: Rate): Standing {
    const resetMs = window.endsAt - now;
    const goesOn = window.refusals > refusalsAtOnce;
    return {
      limit: this,
      isWithin,
      remaining: Math.max(0, points - window.used),
      resetMs,
      pauseMs: goesOn ? Math.min(maxPauseMs, resetMs) : 0,
    };
  }

  #windowOf(key: string, now: number, { windowMs }: Rate): Window {
    const known = this.#windows.get(key);
    if (known !== undefined && known.endsAt > now) return known;
    const opened = { used: 0, untold: 0, isTelling: false, refusals: 0, endsAt: now + windowMs };
    this.#windows.set(key, opened);
    return opened;
  }

  #use(key: string, points: number, window: Window, rate: Rate): void {
    window.used += points;
    if (this.shared === undefined) return;
    window.untold += points;
    if (window.untold >= this.#tellAt && !window.isTelling) {
      void this.#tell(this.shared, key, window, rate);
    }
  }

  async #tell(shared: SharedCounts, key: string, window: Window, { windowMs }: Rate) {
    const { untold } = window;
    window.isTelling = true;
    const use = await shared.add(`${this.name}:${key}`, untold, windowMs);
    window.isTelling = false;
    if (use === undefined) return;
    window.untold -= untold;
    window.used = use.used + window.untold;
    window.endsAt = performance.now() + use.leftMs;
  }
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
