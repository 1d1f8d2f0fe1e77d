import pino from 'pino';

export type Logger = pino.Logger;

/** The service's log: a line of JSON for each entry, on standard output. */
export function createLogger(level: string): Logger {
  return pino({ level });
}
