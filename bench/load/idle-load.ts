import type { TransportName } from './protocol';
import { Receiver } from './receiver';
import { inParallel } from './seeding';

/** Connections that say nothing. */
export class IdleLoad {
  #receivers: Receiver[] = [];

  /** Connects so many users. */
  async open(url: string, transport: TransportName, count: number): Promise<void> {
    const users = [...Array(count).keys()];
    this.#receivers = await inParallel(users, (user) => Receiver.open(url, transport, `u${user}`));
  }

  /** How many connections still stand. */
  get standing(): number {
    return this.#receivers.filter(({ isOpen }) => isOpen).length;
  }

  close(): void {
    this.#receivers.splice(0).forEach((receiver) => receiver.close());
  }
}
