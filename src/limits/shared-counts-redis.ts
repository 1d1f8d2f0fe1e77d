import type { SharedCounts, SharedUse } from './shared-counts';

/** What is used of Redis: scripts of one key. Fails while Redis is away. */
export interface ScriptRunner {
  evaluate(script: string, keys: string[], values: string[]): Promise<unknown>;
}

const keyPrefix = 'messaging:limit:';
// While Redis is away each try costs an error; the nodes count by themselves meanwhile.
const pauseMs = 1000;

const addScript = `
local used = redis.call('INCRBY', KEYS[1], ARGV[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  left = tonumber(ARGV[2])
end
return {used, left}`;

/** Counts of all nodes, in Redis or Valkey. */
export class RedisCounts implements SharedCounts {
  #pausedUntil = 0;

  constructor(private readonly redis: ScriptRunner) {}

  async add(key: string, points: number, windowMs: number): Promise<SharedUse | undefined> {
    const answer = await this.#run(addScript, key, [String(points), String(windowMs)]);
    if (answer === undefined) return undefined;
    const [used, leftMs] = answer as [number, number];
    return { used, leftMs };
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
