import path from 'node:path';
import type { DirectChatRule } from './blocks/pair';
import type { DatabaseLimits } from './database/database-limits';
import type { HttpTimeouts } from './http/server';
import type { LimitConfig } from './limits/limits';
import type { UserConfig } from './users/user-config';
import { type Environment, givenText, readSettings, type SettingValues } from './settings';

/** Where sessions come from: an issuer's published keys, or our own in development mode. */
export type SessionConfig =
  | { mode: 'development' }
  | {
      mode: 'jwks';
      jwksUrl: URL;
      issuer: string | undefined;
      audience: string | undefined;
      algorithms: string[];
      clockToleranceMs: number;
    };

export interface Config {
  host: string;
  port: number;
  /** A Postgres server; without it the database is embedded and lives in `dataDir`. */
  databaseUrl: string | undefined;
  databaseLimits: DatabaseLimits;
  /** How many may take part in a chat. */
  maxParticipants: number;
  /** How many chats a user may take part in. */
  maxChatsPerUser: number;
  users: UserConfig;
  directChats: DirectChatRule;
  /** For how long after it was sent a message may be edited. */
  editWindowMs: number;
  /** How many sends may wait. */
  sendQueue: number;
  /** Redis or Valkey, which carries events between nodes; without it there is one node. */
  redisUrl: string | undefined;
  dataDir: string;
  session: SessionConfig;
  allowedOrigins: string[];
  /** The addresses and ranges whose `X-Forwarded-For` is believed. */
  trustedProxies: string[];
  /** How long a connection may go without being admitted. */
  handshakeTimeoutMs: number;
  /** How long a client may take to read what waits for it. */
  writeTimeoutMs: number;
  /** Whether the web chat is served. */
  webChat: boolean;
  /** Whether Socket.IO may poll, besides WebSocket. */
  socketIoPolling: boolean;
  httpTimeouts: HttpTimeouts;
  /** How many requests of one address may be under way. */
  maxRequestsPerAddress: number;
  /** How many connections a user may have to this node. */
  maxConnectionsPerUser: number;
  limits: LimitConfig;
  logLevel: string;
}

/** The environment has mistakes; the message lists every one of them. */
export class ConfigError extends Error {
  constructor(readonly mistakes: string[]) {
    super(`The configuration has mistakes:\n${mistakes.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** The configuration that the environment describes, or a ConfigError with all its mistakes. */
export function readConfig(environment: Environment): Config {
  const { values, mistakes } = readSettings(environment);
  mistakes.push(...sessionMistakes(environment, values), ...databaseMistakes(environment, values));
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  const session = sessionConfig(values);
  return {
    // Development mode asks no one for a password, so it listens on this machine only.
    host: values.HOST ?? (session.mode === 'development' ? '127.0.0.1' : '0.0.0.0'),
    port: values.PORT,
    databaseUrl: values.DATABASE_URL === 'embedded' ? undefined : values.DATABASE_URL?.href,
    databaseLimits: databaseLimits(values),
    maxParticipants: values.MAX_PARTICIPANTS,
    maxChatsPerUser: values.MAX_CHATS_PER_USER,
    users: {
      rule: values.USERS,
      claims: { name: values.SESSION_NAME_CLAIM, picture: values.SESSION_PICTURE_CLAIM },
    },
    directChats: values.DIRECT_CHATS,
    editWindowMs: values.EDIT_WINDOW ?? Infinity,
    sendQueue: values.SEND_QUEUE,
    redisUrl: values.REDIS_URL,
    dataDir: path.resolve(values.DATA_DIR),
    session,
    allowedOrigins: values.ALLOWED_ORIGINS ?? [],
    trustedProxies: values.TRUST_PROXY ?? [],
    handshakeTimeoutMs: values.HANDSHAKE_TIMEOUT,
    writeTimeoutMs: values.WRITE_TIMEOUT,
    webChat: values.WEB_CHAT ?? session.mode === 'development',
    socketIoPolling: values.SOCKETIO_POLLING,
    httpTimeouts: {
      keepAliveMs: values.KEEP_ALIVE_TIMEOUT,
      headersMs: values.HEADERS_TIMEOUT,
      requestMs: values.REQUEST_TIMEOUT,
    },
    maxRequestsPerAddress: values.MAX_REQUESTS_PER_ADDRESS,
    maxConnectionsPerUser: values.MAX_CONNECTIONS_PER_USER,
    limits: limitConfig(values),
    logLevel: values.LOG_LEVEL,
  };
}

function databaseLimits(values: SettingValues): DatabaseLimits {
  return {
    statementMs: values.DATABASE_STATEMENT_TIMEOUT,
    lockMs: values.DATABASE_LOCK_TIMEOUT,
    waitMs: values.DATABASE_WAIT_TIMEOUT,
    startMs: values.DATABASE_START_TIMEOUT,
    connections: {
      sends: values.DATABASE_SEND_CONNECTIONS,
      requests: values.DATABASE_REQUEST_CONNECTIONS,
      delivery: values.DATABASE_DELIVERY_CONNECTIONS,
    },
  };
}

/** In production nobody is to find out later that the data was in a folder of the machine. */
function databaseMistakes(environment: Environment, { NODE_ENV }: SettingValues): string[] {
  if (NODE_ENV !== 'production' || givenText(environment, 'DATABASE_URL') !== undefined) return [];
  return [
    'DATABASE_URL is required when NODE_ENV=production: a Postgres server, or "embedded" to keep ' +
      'the data in DATA_DIR',
  ];
}

function limitConfig(values: SettingValues): LimitConfig {
  return {
    send: values.LIMIT_SEND,
    write: values.LIMIT_WRITE,
    read: values.LIMIT_READ,
    signal: values.LIMIT_SIGNAL,
    directChat: values.LIMIT_DIRECT_CHAT,
    connect: values.LIMIT_CONNECT,
    command: values.LIMIT_COMMAND,
    replay: values.LIMIT_REPLAY,
    anonymous: values.LIMIT_ANONYMOUS,
  };
}

function sessionConfig(values: SettingValues): SessionConfig {
  if (values.SESSION_JWKS_URL === undefined) return { mode: 'development' };
  return {
    mode: 'jwks',
    jwksUrl: values.SESSION_JWKS_URL,
    issuer: values.SESSION_ISSUER,
    audience: values.SESSION_AUDIENCE,
    algorithms: values.SESSION_ALGORITHMS ?? ['RS256', 'ES256'],
    clockToleranceMs: values.SESSION_CLOCK_TOLERANCE ?? 5000,
  };
}

const rulesForSessions = [
  ...(['SESSION_ISSUER', 'SESSION_AUDIENCE', 'SESSION_ALGORITHMS'] as const),
  'SESSION_CLOCK_TOLERANCE',
] as const;

/** What is wrong with the settings of sessions taken together. */
function sessionMistakes(environment: Environment, values: SettingValues): string[] {
  // A URL that is malformed is a mistake already, and all the rest follows from it.
  if (givenText(environment, 'SESSION_JWKS_URL') !== undefined) return [];
  const withoutEffect = rulesForSessions
    .filter((name) => values[name] !== undefined)
    .map((name) => `${name} has no effect without SESSION_JWKS_URL`);
  if (values.NODE_ENV !== 'production') return withoutEffect;
  return [
    'SESSION_JWKS_URL is required when NODE_ENV=production: without it anyone can be anyone',
    ...withoutEffect,
  ];
}
