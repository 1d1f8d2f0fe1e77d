import { Writable } from 'node:stream';
import { eventually } from './eventually';
import type { LogLine } from './test-service';

/** What a logger writes, for a test to read. */
export class LogCapture {
  readonly lines: LogLine[] = [];
  /** For pino to write to. */
  readonly sink = new Writable({
    write: (line: Buffer, _encoding, done) => {
      this.lines.push(JSON.parse(line.toString()) as LogLine);
      done();
    },
  });

  /** The first line whose text matches. */
  logged(pattern: RegExp): Promise<LogLine> {
    return eventually(() => {
      const found = this.lines.find(({ msg }) => pattern.test(msg));
      if (found === undefined) throw new Error(`No line matches ${pattern}`);
      return found;
    });
  }
}
