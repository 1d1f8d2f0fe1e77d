import { randomUUID } from 'node:crypto';
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

// A field for each node: how much it has, and until when that counts, in case the node is gone.
const holdScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local node, count, keptMs = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
if count > 0 then
  redis.call('HSET', KEYS[1], node, string.format('%d %.0f', count, now + keptMs))
  redis.call('PEXPIRE', KEYS[1], keptMs)
else
  redis.call('HDEL', KEYS[1], node)
end
local elsewhere = 0
local fields = redis.call('HGETALL', KEYS[1])
for at = 1, #fields, 2 do
  local has, last = string.match(fields[at + 1], '(%d+) (%d+)')
  if tonumber(last) < now then
    redis.call('HDEL', KEYS[1], fields[at])
  elseif fields[at] ~= node then
    elsewhere = elsewhere + has
  end
end
return elsewhere`;

/** Counts of all nodes, in Redis or Valkey. */
export class RedisCounts implements SharedCounts {
  readonly #node = randomUUID();
  #pausedUntil = 0;

  constructor(private readonly redis: ScriptRunner) {}

  async add(key: string, points: number, msPerPoint: number): Promise<number | undefined> {
    const used = await this.#run(addScript, key, [String(points), String(msPerPoint)]);
    return used === undefined ? undefined : Number(used);
  }

  async hold(key: string, count: number, keptMs: number): Promise<number | undefined> {
    const values = [this.#node, String(count), String(keptMs)];
    const elsewhere = await this.#run(holdScript, key, values);
    return elsewhere === undefined ? undefined : Number(elsewhere);
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
