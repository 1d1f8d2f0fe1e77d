import type { Writable } from 'node:stream';
import pino from 'pino';
import pretty from 'pino-pretty';

export type Logger = pino.Logger;

/** The service's log on standard output: for a person in a terminal, lines of JSON elsewhere. */
export function createLogger(level: string): Logger {
  return process.stdout.isTTY ? pino({ level }, prettyLog(process.stdout)) : pino({ level });
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
