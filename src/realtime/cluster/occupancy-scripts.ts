import { stayMs } from '../../presence/online-users';

/**
 * The scripts that count occupancy in Redis; each runs as a whole. All keys share the hash tag of the
 * first, so that they are on one node of a Cluster:
 *
 * - `<key>:nodes`, a sorted set: each node by the time of its last beat;
 * - `<key>:users` and `<key>:chats`, hashes: at how many nodes each user or chat is present;
 * - `<key>:users:<node>` and `<key>:chats:<node>`, sets: what a node brought;
 * - `<key>:leaving`, a sorted set: each user who is at no node any more by the time when they were last,
 *   until it is told that they are gone.
 *
 * The key has the name that older nodes give it, which run beside this one during an upgrade. Times are
 * Redis's own, in seconds.
 */
export const occupancyKey = '{messaging}:presence';

// A node that missed two beats and more is gone.
const goneAfterSeconds = 13;

// So that no script holds up Redis for long.
const maxGone = 500;

const functions = `
local leaving = KEYS[1] .. ':leaving'
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local came = {}
local function set(node, kind, id, present, at)
  local brought = KEYS[1] .. ':' .. kind .. ':' .. node
  local counts = KEYS[1] .. ':' .. kind
  if present then
    if redis.call('SADD', brought, id) == 0 then return end
    local isNew = redis.call('HINCRBY', counts, id, 1) == 1
    if isNew and kind == 'users' and redis.call('ZREM', leaving, id) == 0 then table.insert(came, id) end
  elseif redis.call('SREM', brought, id) == 1 and redis.call('HINCRBY', counts, id, -1) <= 0 then
    redis.call('HDEL', counts, id)
    if kind == 'users' then redis.call('ZADD', leaving, at, id) end
  end
end
local function forget(node, at)
  for _, kind in ipairs({'users', 'chats'}) do
    for _, id in ipairs(redis.call('SMEMBERS', KEYS[1] .. ':' .. kind .. ':' .. node)) do
      set(node, kind, id, false, at)
    end
  end
  redis.call('ZREM', KEYS[1] .. ':nodes', node)
end
`;

/** ARGV: node, kind, `1` or `0`, ids. Gives the users who came to the service by it. */
export const setScript = `${functions}
for i = 4, #ARGV do set(ARGV[1], ARGV[2], ARGV[i], ARGV[3] == '1', now) end
return came`;

/** ARGV: node. Gives 1 when the node was not known. */
export const beatScript = `
return redis.call('ZADD', KEYS[1] .. ':nodes', redis.call('TIME')[1], ARGV[1])`;

/** ARGV: node. */
export const forgetScript = `${functions}
forget(ARGV[1], now)`;

/**
 * Forgets the nodes that are gone. Gives some of the users who are gone, each followed by the time when
 * they were there last; a user is given once, to whoever asks first.
 */
export const sweepScript = `${functions}
local nodes = redis.call(
  'ZRANGEBYSCORE', KEYS[1] .. ':nodes', '-inf', now - ${goneAfterSeconds}, 'WITHSCORES')
for i = 1, #nodes, 2 do forget(nodes[i], nodes[i + 1]) end
local left = redis.call(
  'ZRANGEBYSCORE', leaving, '-inf', now - ${stayMs / 1000}, 'WITHSCORES', 'LIMIT', 0, ${maxGone})
local gone = {}
for i = 1, #left, 2 do
  redis.call('ZREM', leaving, left[i])
  if redis.call('HEXISTS', KEYS[1] .. ':users', left[i]) == 0 then
    table.insert(gone, left[i])
    table.insert(gone, left[i + 1])
  end
end
return gone`;

/** ARGV: users. Gives those of them who are online. */
export const onlineScript = `
local online = {}
for _, id in ipairs(ARGV) do
  if redis.call('HEXISTS', KEYS[1] .. ':users', id) == 1
    or redis.call('ZSCORE', KEYS[1] .. ':leaving', id) then table.insert(online, id) end
end
return online`;

/** Gives the number of users and of chats. */
export const totalsScript = `
return { redis.call('HLEN', KEYS[1] .. ':users'), redis.call('HLEN', KEYS[1] .. ':chats') }`;
