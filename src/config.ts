import path from 'node:path';

/** Where sessions come from: an issuer's published keys, or our own in development mode. */
export type SessionConfig =
  | { mode: 'development' }
  | {
      mode: 'jwks';
      jwksUrl: URL;
      issuer: string | undefined;
      audience: string | undefined;
      algorithms: string[];
    };

export interface Config {
  host: string;
  port: number;
  /** A Postgres server; without it the database is embedded and lives in `dataDir`. */
  databaseUrl: string | undefined;
  /** Redis or Valkey, which carries events between nodes; without it there is one node. */
  redisUrl: string | undefined;
  dataDir: string;
  session: SessionConfig;
  allowedOrigins: string[];
  logLevel: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

// Asymmetric algorithms of RFC 7518 and RFC 8037: a JWKS holds public keys, so HMAC has no place.
const knownAlgorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

const redisUrlPattern = /^(rediss?:\/\/[^\s,]+|rediss?-cluster:\/\/[^\s]+)$/;

// Not only http: the web views of mobile apps have origins such as capacitor://localhost.
const originPattern = /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#]+$/;

/** The environment has mistakes; the message lists every one of them. */
export class ConfigError extends Error {
  constructor(readonly mistakes: string[]) {
    super(`The configuration has mistakes:\n${mistakes.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** The configuration that the environment describes, or a ConfigError with all its mistakes. */
export function readConfig(environment: Environment): Config {
  const reader = new EnvironmentReader(environment);
  const session = readSession(reader, environment);
  const config: Config = {
    // Development mode asks no one for a password, so it listens on this machine only.
    host: reader.text('HOST') ?? (session.mode === 'development' ? '127.0.0.1' : '0.0.0.0'),
    port: reader.port('PORT', 4000),
    databaseUrl: reader.url('DATABASE_URL', ['postgres:', 'postgresql:'])?.href,
    redisUrl: reader.redisUrl('REDIS_URL'),
    dataDir: path.resolve(reader.text('DATA_DIR') ?? 'data'),
    session,
    allowedOrigins: reader.origins('ALLOWED_ORIGINS'),
    logLevel: reader.oneOf('LOG_LEVEL', logLevels, 'info'),
  };
  if (reader.mistakes.length > 0) throw new ConfigError(reader.mistakes);
  return config;
}

function readSession(reader: EnvironmentReader, environment: Environment): SessionConfig {
  const jwksUrl = reader.url('SESSION_JWKS_URL', ['https:', 'http:']);
  if (jwksUrl !== undefined) {
    return {
      mode: 'jwks',
      jwksUrl,
      issuer: reader.text('SESSION_ISSUER'),
      audience: reader.text('SESSION_AUDIENCE'),
      algorithms: reader.list('SESSION_ALGORITHMS', knownAlgorithms, ['RS256', 'ES256']),
    };
  }
  // A URL that is malformed is a mistake already, and all the rest follows from it.
  if (reader.text('SESSION_JWKS_URL') !== undefined) return { mode: 'development' };
  if (environment.NODE_ENV === 'production') {
    reader.mistakes.push(
      'SESSION_JWKS_URL is required when NODE_ENV=production: without it anyone can be anyone',
    );
  }
  for (const name of ['SESSION_ISSUER', 'SESSION_AUDIENCE', 'SESSION_ALGORITHMS']) {
    if (reader.text(name) !== undefined) {
      reader.mistakes.push(`${name} has no effect without SESSION_JWKS_URL`);
    }
  }
  return { mode: 'development' };
}

/** Reads variables and gathers what is wrong with them. An empty variable counts as missing. */
class EnvironmentReader {
  readonly mistakes: string[] = [];

  constructor(private readonly environment: Environment) {}

  text(name: string): string | undefined {
    const value = this.environment[name]?.trim();
    return value === '' ? undefined : value;
  }

  port(name: string, fallback: number): number {
    const text = this.text(name) ?? String(fallback);
    const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
    if (!(port <= 65535)) this.mistakes.push(`${name} must be a port from 0 to 65535: "${text}"`);
    return port;
  }

  url(name: string, protocols: string[]): URL | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url !== undefined && protocols.includes(url.protocol)) return url;
    // The value may hold a password, so the message does not repeat it.
    const forms = protocols.map((protocol) => `${protocol}//…`).join(' or ');
    this.mistakes.push(`${name} must be a URL of the form ${forms}`);
    return undefined;
  }

  redisUrl(name: string): string | undefined {
    const text = this.text(name);
    if (text !== undefined && !redisUrlPattern.test(text)) {
      this.mistakes.push(
        `${name} must be a URL of the form redis://host:port or redis-cluster://host:port,host:port`,
      );
    }
    return text;
  }

  oneOf(name: string, allowed: string[], fallback: string): string {
    const value = this.text(name) ?? fallback;
    if (!allowed.includes(value)) {
      this.mistakes.push(`${name} must be one of ${allowed.join(', ')}: "${value}"`);
    }
    return value;
  }

  list(name: string, allowed: string[], fallback: string[]): string[] {
    const values = splitList(this.text(name));
    for (const value of values.filter((value) => !allowed.includes(value))) {
      this.mistakes.push(`${name} may list ${allowed.join(', ')}: "${value}"`);
    }
    return values.length > 0 ? values : fallback;
  }

  origins(name: string): string[] {
    const values = splitList(this.text(name));
    for (const value of values.filter((value) => !originPattern.test(value))) {
      this.mistakes.push(`${name} lists origins such as https://app.example.com: "${value}"`);
    }
    return values;
  }
}

function splitList(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
