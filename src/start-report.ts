import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Config, SessionConfig } from './config';
import { projectFolder } from './project-folder';

/** What an operator wants to know of a service that has started. It has no secrets in it. */
export interface StartReport {
  version: string;
  host: string;
  port: number;
  address: string;
  docs: string;
  database: string;
  sessions: string;
  origins: string;
  redis: string;
}

/** Describes a service of this configuration that listens on this port. */
export function reportStart(config: Config, port: number): StartReport {
  const address = addressOf(config.host, port);
  return {
    version: packageVersion(),
    host: config.host,
    port,
    address,
    docs: `${address}/docs`,
    database: describeDatabase(config),
    sessions: describeSessions(config.session),
    origins: describeOrigins(config),
    redis: describeRedis(config.redisUrl),
  };
}

function packageVersion(): string {
  const text = readFileSync(path.join(projectFolder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** An address that a browser on this machine can open, also when the service listens on all. */
function addressOf(host: string, port: number): string {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function describeDatabase({ databaseUrl, dataDir }: Config): string {
  if (databaseUrl === undefined) return `embedded, in ${path.join(dataDir, 'database')}`;
  const { host, pathname } = new URL(databaseUrl);
  return `Postgres, ${host || 'local'}${pathname}`;
}

function describeSessions(session: SessionConfig): string {
  if (session.mode === 'development') return 'development mode: anyone can be any user';
  const { origin, pathname } = session.jwksUrl;
  return `signed by the keys at ${origin}${pathname}`;
}

function describeOrigins({ allowedOrigins, session }: Config): string {
  const ownPages = session.mode === 'development' ? ["this machine's pages"] : [];
  return [...ownPages, ...allowedOrigins].join(', ') || 'none: no web page of another origin';
}

/** The servers that a URL names, without user and password. */
function describeRedis(url: string | undefined): string {
  if (url === undefined) return 'none: this is the only node';
  const [, hosts] = /^rediss?-cluster:\/\/(.*)$/.exec(url) ?? [];
  if (hosts === undefined) return new URL(url).host;
  const seeds = hosts.split(',').map((host) => new URL(`redis://${host}`).host);
  return `a Cluster, ${seeds.join(', ')}`;
}
