import { setTimeout as delay } from 'node:timers/promises';
import { Receiver } from './receiver';
import { inParallel } from './seeding';

/** A user, and the chat that they look at. */
export interface Viewer {
  userId: string;
  chatId: string;
}

export interface PresenceSpec {
  url: string;
  /** Those who lose their connections. */
  viewers: Viewer[];
  /** Those who keep theirs. */
  watchers: Viewer[];
}

/** Milliseconds that coming back took everyone. */
export interface Returned {
  /** From the first attempt until all were connected. */
  connected: number;
  /** From then until all had joined their chats. */
  joined: number;
}

// As many as a server has at the door when all come at once; the rest of them wait in its kernel's queue.
const atOnce = 500;

/** Users who have a chat open, and who all lose their connections in one moment. */
export class PresenceLoad {
  /** How often someone's presence was told to those who keep their connections. */
  news = 0;
  #receivers: Receiver[] = [];

  private constructor(
    private readonly url: string,
    private readonly viewers: Viewer[],
  ) {}

  static async prepare({ url, viewers, watchers }: PresenceSpec): Promise<PresenceLoad> {
    const load = new PresenceLoad(url, viewers);
    for (const watcher of await load.#connect(watchers)) {
      watcher.onOther = (text) => {
        if (text.startsWith('{"event":"presence-changed"')) load.news += 1;
      };
    }
    load.#receivers = await load.#connect(viewers);
    return load;
  }

  /** Drops everyone at once, and has everyone come back and join at once after a while. */
  async dropAndReturn(awayMs: number): Promise<Returned> {
    this.#receivers.forEach((receiver) => receiver.close());
    await delay(awayMs);
    const start = performance.now();
    this.#receivers = await this.#open(this.viewers);
    const connected = performance.now();
    await this.#join(this.viewers, this.#receivers);
    return { connected: connected - start, joined: performance.now() - connected };
  }

  async #connect(viewers: Viewer[]): Promise<Receiver[]> {
    const receivers = await this.#open(viewers);
    await this.#join(viewers, receivers);
    return receivers;
  }

  #open(viewers: Viewer[]): Promise<Receiver[]> {
    return inParallel(
      viewers,
      ({ userId }) => Receiver.open(this.url, 'websocket', userId),
      atOnce,
    );
  }

  async #join(viewers: Viewer[], receivers: Receiver[]): Promise<void> {
    await inParallel(viewers, ({ chatId }, index) => receivers[index]!.join(chatId), atOnce);
  }
}
