import type { IncomingMessage } from 'node:http';
import type { AddressOf } from '../../http/client-address';
import type { ConcurrencyLimit } from '../../limits/concurrency-limit';

/**
 * Where clients wait until they are admitted: not for long, and not too many of one address, because
 * nothing is known of them yet, and each holds memory.
 */
export class Lobby {
  /**
   * @param underWay what each address may have under way, requests included
   * @param timeoutMs how long a client may wait
   */
  constructor(
    private readonly underWay: ConcurrencyLimit,
    private readonly addressOf: AddressOf,
    private readonly timeoutMs: number,
  ) {}

  /**
   * Lets a client wait.
   *
   * @param cut ends its connection when it takes too long
   * @returns what ends the waiting, to be called when it is admitted and when it is gone; undefined
   *   when too many of its address wait
   */
  enter(request: IncomingMessage, cut: () => void): (() => void) | undefined {
    const end = this.underWay.begin(this.addressOf(request));
    if (end === undefined) return undefined;
    const deadline = setTimeout(cut, this.timeoutMs);
    return () => {
      clearTimeout(deadline);
      end();
    };
  }
}
