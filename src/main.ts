import { setFlagsFromString } from 'node:v8';
import { compose } from './compose';
import { ConfigError, readConfig } from './config';
import { FolderLockedError } from './database/embedded/folder-lock';
import { UnsuitableDatabaseError } from './database/suitable';
import { createLogger, type Logger } from './logger';
import type { Service } from './service';
import { reportStart } from './start-report';

// Under the ten seconds after which container runtimes kill (Docker's default for stop).
const shutdownLimitMs = 9500;

// V8 learns which code makes objects that live long, and has it make them old from birth. It takes
// requests that wait for their batch for such objects; once old, they keep alive all that they refer
// to, and every collection copies that: a tenth of the time of a busy service (docs/performance.md).
setFlagsFromString('--no-allocation-site-pretenuring');

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel);
  if (config.session.mode === 'development') warnOfDevelopmentMode(log);
  const service = await compose(config, log);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(service, signal, log));
  }
  const port = await service.listen(config.port, config.host);
  const report = reportStart(config, port);
  log.info(report, `listening on ${report.address}`);
  // For a person; whatever reads the log gets nothing but its lines.
  if (process.stdout.isTTY) console.log(`\nOpen ${report.address}\n`);
}

function warnOfDevelopmentMode(log: Logger): void {
  log.warn(
    'DEVELOPMENT MODE: anyone who reaches this service can be any user. ' +
      'Set SESSION_JWKS_URL to check the sessions of your app.',
  );
}

async function stop(service: Service, signal: string, log: Logger): Promise<void> {
  log.info(`${signal}: stopping`);
  const limit = setTimeout(() => {
    log.error('not stopped in time; giving up what is left');
    process.exit(1);
  }, shutdownLimitMs);
  await service.close();
  clearTimeout(limit);
  log.info('stopped');
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});

/**
 * What an operator must read when the service does not start. What the environment causes, such as
 * a port in use or a database that is not there, needs no stack.
 */
function explain(error: unknown): unknown {
  const chain = causesOf(error);
  const isEnvironment = chain.some(
    (cause) =>
      cause instanceof ConfigError ||
      cause instanceof FolderLockedError ||
      cause instanceof UnsuitableDatabaseError ||
      'code' in cause,
  );
  return isEnvironment ? chain.map((cause) => cause.message).join(': ') : error;
}

function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}
