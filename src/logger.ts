import type { Writable } from 'node:stream';
import pino from 'pino';
import pretty from 'pino-pretty';
import { loggedError } from './logged-error';

export type Logger = pino.Logger;

/**
 * The service's log: for a person in a terminal, elsewhere a line of JSON for each entry, of less
 * than 2 KB.
 *
 * @param output standard output when missing
 */
export function createLogger(level: string, output?: pino.DestinationStream): Logger {
  const options = { level, serializers: { err: loggedError } };
  const destination = output ?? (process.stdout.isTTY ? prettyLog(process.stdout) : undefined);
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Writes entries for a person to read; `isColoured` is up to the terminal by default. */
export function prettyLog(destination: Writable, colorize?: boolean): pino.DestinationStream {
  return pretty({
    destination,
    ...(colorize === undefined ? {} : { colorize }),
    ignore: 'pid,hostname',
    translateTime: 'SYS:HH:MM:ss',
    // The last line before the process ends must be written too.
    sync: true,
  });
}
