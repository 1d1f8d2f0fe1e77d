/**
 * The scripts that count occupancy in Redis; each runs as a whole. All keys share the hash tag of the
 * first, so that they are on one node of a Cluster:
 *
 * - `<key>:nodes`, a sorted set: each node by the time of its last beat;
 * - `<key>:users` and `<key>:chats`, hashes: at how many nodes each user or chat is present;
 * - `<key>:users:<node>` and `<key>:chats:<node>`, sets: what a node brought.
 *
 * The key has the name that older nodes give it, which run beside this one during an upgrade.
 */
export const occupancyKey = '{messaging}:presence';

// A node that missed three beats and a little is gone.
const goneAfterSeconds = 17;

const functions = `
local function set(node, kind, id, present)
  local brought = KEYS[1] .. ':' .. kind .. ':' .. node
  local counts = KEYS[1] .. ':' .. kind
  if present then
    if redis.call('SADD', brought, id) == 1 then redis.call('HINCRBY', counts, id, 1) end
  elseif redis.call('SREM', brought, id) == 1 then
    if redis.call('HINCRBY', counts, id, -1) <= 0 then redis.call('HDEL', counts, id) end
  end
end
local function forget(node)
  for _, kind in ipairs({'users', 'chats'}) do
    for _, id in ipairs(redis.call('SMEMBERS', KEYS[1] .. ':' .. kind .. ':' .. node)) do
      set(node, kind, id, false)
    end
  end
  redis.call('ZREM', KEYS[1] .. ':nodes', node)
end
`;

/** ARGV: node, kind, `1` or `0`, ids. */
export const setScript = `${functions}
for i = 4, #ARGV do set(ARGV[1], ARGV[2], ARGV[i], ARGV[3] == '1') end`;

/** ARGV: node. Forgets the nodes that are gone; gives 1 when this one was not known. */
export const beatScript = `${functions}
local now = tonumber(redis.call('TIME')[1])
local nodes = KEYS[1] .. ':nodes'
for _, node in ipairs(redis.call('ZRANGEBYSCORE', nodes, '-inf', now - ${goneAfterSeconds})) do
  forget(node)
end
return redis.call('ZADD', nodes, now, ARGV[1])`;

/** ARGV: node. */
export const forgetScript = `${functions}
forget(ARGV[1])`;

/** Gives the number of users and of chats. */
export const totalsScript = `
return { redis.call('HLEN', KEYS[1] .. ':users'), redis.call('HLEN', KEYS[1] .. ':chats') }`;
