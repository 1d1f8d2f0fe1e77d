import type { SharedCounts } from './shared-counts';

/** What is used of Redis: scripts of one key. Fails while Redis is away. */
export interface ScriptRunner {
  evaluate(script: string, keys: string[], values: string[]): Promise<unknown>;
}

const keyPrefix = 'messaging:limit:';
// While Redis is away each try costs an error; the nodes count by themselves meanwhile.
const pauseMs = 1000;

// Redis's own clock counts, as those of the nodes may differ. What is empty again is forgotten.
const addScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local known = redis.call('HMGET', KEYS[1], 'used', 'seenAt')
local used = tonumber(ARGV[1])
if known[1] then
  used = used + math.max(0, known[1] - (now - known[2]) / ARGV[2])
end
redis.call('HSET', KEYS[1], 'used', string.format('%.6f', used), 'seenAt', string.format('%.3f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil(used * ARGV[2]))
return string.format('%.6f', used)`;

/** Counts of all nodes, in Redis or Valkey. */
export class RedisCounts implements SharedCounts {
  #pausedUntil = 0;

  constructor(private readonly redis: ScriptRunner) {}

  async add(key: string, points: number, msPerPoint: number): Promise<number | undefined> {
    const used = await this.#run(addScript, key, [String(points), String(msPerPoint)]);
    return used === undefined ? undefined : Number(used);
  }

  async #run(script: string, key: string, values: string[]): Promise<unknown> {
    if (performance.now() < this.#pausedUntil) return undefined;
    try {
      return await this.redis.evaluate(script, [keyPrefix + key], values);
    } catch {
      // That Redis is away is logged where the connection is.
      this.#pausedUntil = performance.now() + pauseMs;
      return undefined;
    }
  }
}
