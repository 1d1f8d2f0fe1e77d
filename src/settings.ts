import { proxyRange } from './http/client-address';
import type { Kind, Setting } from './setting';
import {
  count,
  duration,
  flag,
  listOf,
  matching,
  oneOf,
  orOff,
  port,
  rate,
  settingsOf,
  text,
  url,
} from './setting';
import { origin } from './sessions/origins';

// Asymmetric algorithms of RFC 7518 and RFC 8037: a JWKS holds public keys, so HMAC has no place.
const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

const redisUrl = matching(
  /^(rediss?:\/\/[^\s,]+|rediss?-cluster:\/\/[^\s]+)$/,
  'a URL of the form redis://host:port or redis-cluster://host:port,host:port',
);

const serverUrl = url('postgres:', 'postgresql:');
const databaseUrl: Kind<URL | 'embedded' | undefined> = (given, complain) =>
  given === 'embedded' ? given : serverUrl(given, complain);

const service = settingsOf('Service');
const sessions = settingsOf('Sessions');
const chats = settingsOf('Chats');
const users = settingsOf('Users');
const messages = settingsOf('Messages');
const storage = settingsOf('Database and Redis');
const limits = settingsOf('Limits');

const rateOrOff = orOff(rate);

/**
 * Every variable of the environment that the service reads, in the order of the documents, which
 * show this table (`npm run generate` writes it there). An empty variable counts as missing.
 */
export const settings = {
  PORT: service.value(port, '4000', 'The port of REST, WebSocket and Socket.IO.'),
  HOST: service.optional(
    text,
    '`127.0.0.1` in development mode, else `0.0.0.0`',
    'The address to listen on.',
  ),
  ALLOWED_ORIGINS: service.optional(
    listOf(origin),
    "none; in development mode this machine's",
    'The origins of your web pages, such as `https://app.example.com` or, for every subdomain, `https://*.example.com`, with commas between; for CORS and WebSocket.',
  ),
  WEB_CHAT: service.optional(
    flag,
    '`on` in development mode, else `off`',
    'Whether the web chat is served at `/chat/`, `on` or `off`: the page, and the module that other pages embed.',
  ),
  TRUST_PROXY: service.optional(
    listOf(proxyRange),
    'none',
    'The proxies whose `X-Forwarded-For` tells the address of a client: addresses, ranges such as `10.0.0.0/8`, `loopback`, `linklocal` or `uniquelocal`, with commas between.',
  ),
  HANDSHAKE_TIMEOUT: service.value(
    duration({ min: '100ms', max: '5m' }),
    '10s',
    'How long a WebSocket or Socket.IO connection may go without being admitted.',
  ),
  SOCKETIO_POLLING: service.value(
    flag,
    'on',
    'Whether Socket.IO may poll, `on` or `off`. With `off` its clients need `transports: ["websocket"]`.',
  ),
  KEEP_ALIVE_TIMEOUT: service.value(
    duration({ min: '1s', max: '1h' }),
    '75s',
    'How long a connection may wait for its next request. Longer than the idle time of the balancer in front, which otherwise sends requests into connections that end.',
  ),
  HEADERS_TIMEOUT: service.value(
    duration({ min: '100ms', max: '5m' }),
    '10s',
    'How long the headers of a request may take to arrive.',
  ),
  REQUEST_TIMEOUT: service.value(
    duration({ min: '100ms', max: '1h' }),
    '30s',
    'How long a whole request, with its body, may take to arrive.',
  ),
  WRITE_TIMEOUT: service.value(
    duration({ min: '100ms', max: '1h' }),
    '60s',
    'How long a client may take to read what waits for it, over HTTP and WebSocket.',
  ),
  MAX_REQUESTS_PER_ADDRESS: service.value(
    count({ min: 1, max: 1_000_000 }),
    '1000',
    'How many requests of one address may be under way, and connections that are not admitted yet. Behind a proxy set `TRUST_PROXY`, or all clients share its address.',
  ),
  MAX_CONNECTIONS_PER_USER: service.value(
    count({ min: 1, max: 1_000_000 }),
    '100',
    'How many WebSocket and Socket.IO connections a user may have; with Redis, to all nodes together.',
  ),
  LOG_LEVEL: service.value(
    oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    'info',
    '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.',
  ),
  NODE_ENV: service.optional(
    text,
    'none',
    '`production` refuses development mode, and the embedded database unless it is asked for.',
  ),
  SESSION_JWKS_URL: sessions.optional(
    url('https:', 'http:'),
    'none: development mode',
    'Where your session issuer publishes its keys. Required when `NODE_ENV=production`.',
  ),
  SESSION_ISSUER: sessions.optional(text, 'any', 'The `iss` that a token must have.'),
  SESSION_AUDIENCE: sessions.optional(text, 'any', 'The `aud` that a token must have.'),
  SESSION_ALGORITHMS: sessions.optional(
    listOf(oneOf(...algorithms)),
    '`RS256,ES256`',
    'The signature algorithms that are accepted.',
  ),
  SESSION_CLOCK_TOLERANCE: sessions.optional(
    duration({ min: '0s', max: '5m' }),
    '`5s`',
    "How far your issuer's clock may be off.",
  ),
  SESSION_NAME_CLAIM: sessions.value(
    text,
    'name',
    "The claim of the token that has the user's name (OpenID Connect Core 1.0, 5.1). What is no text of 1 to 100 characters is passed over.",
  ),
  SESSION_PICTURE_CLAIM: sessions.value(
    text,
    'picture',
    "The claim of the token that has the URL of the user's picture. What is no `http` or `https` URL is passed over.",
  ),
  USERS: users.value(
    oneOf('open', 'known'),
    'open',
    'Who may be put into chats: `open`, anyone who is named; `known`, only who had a session, or was put into a chat, before.',
  ),
  DIRECT_CHATS: users.value(
    oneOf('everyone', 'shared-chat', 'nobody'),
    'everyone',
    'Who may begin a direct chat: `everyone`, with anyone; `shared-chat`, with who is in a chat with them already; `nobody`. Direct chats that there are go on.',
  ),
  MAX_PARTICIPANTS: chats.value(
    count({ min: 2, max: 10_000 }),
    '1000',
    'How many may take part in a chat.',
  ),
  MAX_CHATS_PER_USER: chats.value(
    count({ min: 10, max: 100_000 }),
    '10000',
    'How many chats a user may take part in. Who is in more already stays in them.',
  ),
  EDIT_WINDOW: messages.optional(
    duration({ min: '0s', max: '87600h' }),
    'none: always',
    'For how long after it was sent its sender may edit a message; `0s` for never.',
  ),
  DATABASE_URL: storage.optional(
    databaseUrl,
    '`embedded`',
    'A Postgres server, `postgres://user:password@host/database`, or `embedded`. Required when `NODE_ENV=production`.',
  ),
  DATABASE_START_TIMEOUT: storage.value(
    duration({ min: '0s', max: '1h' }),
    '60s',
    'How long the start waits for a Postgres server that does not answer yet.',
  ),
  DATABASE_STATEMENT_TIMEOUT: storage.value(
    duration({ min: '100ms', max: '10m' }),
    '5s',
    'How long a statement may take. A connection that says nothing for a second more is given up.',
  ),
  DATABASE_LOCK_TIMEOUT: storage.value(
    duration({ min: '10ms', max: '10m' }),
    '2s',
    'How long a statement waits for what another session has locked.',
  ),
  DATABASE_WAIT_TIMEOUT: storage.value(
    duration({ min: '100ms', max: '10m' }),
    '5s',
    'How long a request waits for a connection to the database, and for its turn.',
  ),
  DATABASE_SEND_CONNECTIONS: storage.value(
    count({ min: 1, max: 1000 }),
    '6',
    'Connections of a node for what is sent into chats, or done with messages, that has to wait, besides 5 for all others.',
  ),
  DATABASE_REQUEST_CONNECTIONS: storage.value(
    count({ min: 1, max: 1000 }),
    '10',
    'Connections of a node for other requests.',
  ),
  DATABASE_DELIVERY_CONNECTIONS: storage.value(
    count({ min: 1, max: 1000 }),
    '3',
    'Connections of a node for what live delivery looks up, besides 1 for its check.',
  ),
  SEND_QUEUE: storage.value(
    count({ min: 1, max: 1_000_000 }),
    '10000',
    'How many sends of a node may wait for their turn, how many edits, deletions and the like, and how many marks as read; more are answered `503`.',
  ),
  DATA_DIR: storage.value(
    text,
    'data',
    "The folder of the embedded database and of development mode's key. One process each.",
  ),
  REDIS_URL: storage.optional(
    redisUrl,
    'none: one node',
    'Redis or Valkey, `redis://host:port`, or a Cluster, `redis-cluster://host:port,host:port`.',
  ),
  LIMIT_SEND: limits.value(rateOrOff, '600/1m', 'Messages that a user may send.'),
  LIMIT_WRITE: limits.value(rateOrOff, '600/1m', 'Other requests of a user that change something.'),
  LIMIT_READ: limits.value(rateOrOff, '600/1m', 'Requests of a user that read.'),
  LIMIT_SIGNAL: limits.value(
    rateOrOff,
    '1200/1m',
    'What a user may tell of the moment: that they type, and what has reached them.',
  ),
  LIMIT_DIRECT_CHAT: limits.value(
    rateOrOff,
    '60/1h',
    'Direct chats that a user may begin, each with someone new.',
  ),
  LIMIT_CONNECT: limits.value(
    rateOrOff,
    '120/1m',
    'WebSocket and Socket.IO connections that a user may open.',
  ),
  LIMIT_COMMAND: limits.value(
    rateOrOff,
    '3000/1m',
    'WebSocket commands that a user may send. Who goes on is sent away.',
  ),
  LIMIT_REPLAY: limits.value(
    rateOrOff,
    '100000/1m',
    'Changes that a user may be given once more, on coming back and by `listChanges`.',
  ),
  LIMIT_ANONYMOUS: limits.value(
    rateOrOff,
    '300/1m',
    'Refusals, of requests and of connections, that an address may cause without a session, and sessions of development mode that it may get. Who has a session is not touched by it. Behind a proxy, set `TRUST_PROXY`.',
  ),
} satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof settings;

/** What the settings say. */
export type SettingValues = {
  [Name in SettingName]: (typeof settings)[Name] extends Setting<infer Value> ? Value : never;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads every setting, and gives what is wrong with them, a line each. */
export function readSettings(environment: Environment): {
  values: SettingValues;
  mistakes: string[];
} {
  const mistakes: string[] = [];
  const values = Object.entries<Setting<unknown>>(settings).map(([name, setting]) => {
    const given = givenText(environment, name) ?? setting.default;
    const complain = (mistake: string) => mistakes.push(`${name} ${mistake}`);
    return [name, given === undefined ? undefined : setting.kind(given, complain)];
  });
  return { values: Object.fromEntries(values) as SettingValues, mistakes };
}

/** What the environment says; an empty variable says nothing. */
export function givenText(environment: Environment, name: string): string | undefined {
  return environment[name]?.trim() || undefined;
}
