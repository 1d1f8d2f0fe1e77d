import type { ChatId } from '../../generated/schemas';
import { Batcher, type BatchLimits, type Waiting } from './batcher';

/** Something to be written into a chat. */
export interface ChatItem extends Waiting {
  chatId: ChatId;
}

/** What the lanes do with their items. */
export interface LaneRuns<Item> {
  /**
   * Writes items of all chats at once, waiting for none of them. Gives those that could not be
   * written for now; the others are settled.
   */
  together(items: Item[]): Promise<Item[]>;
  /** Writes items of one chat, waiting for it, and settles each. */
  apart(items: Item[]): Promise<void>;
}

/**
 * The order of writes: some lanes that all chats share, each chat always the same one, and beside them one
 * for each chat that cannot go on at the moment, because someone holds its row. So such a chat delays nobody
 * but itself. Its items stay in their order: those that come later follow into its lane, until that is empty.
 */
export class Lanes<Item extends ChatItem> {
  readonly #shared: Batcher<Item>[];
  readonly #apart = new Map<ChatId, Batcher<Item>>();

  constructor(
    private readonly runs: LaneRuns<Item>,
    private readonly limits: BatchLimits,
    sharedCount: number,
  ) {
    this.#shared = Array.from(
      { length: sharedCount },
      () => new Batcher((items) => this.#runShared(items), limits),
    );
  }

  add(item: Item): void {
    const { chatId } = item;
    // The end of an id is random.
    const lane = chatId.charCodeAt(chatId.length - 1) % this.#shared.length;
    this.#shared[lane]!.add(item);
  }

  /** Sorted here and not when they come: what waits already for this lane goes first. */
  async #runShared(items: Item[]): Promise<void> {
    const together = this.#apart.size === 0 ? items : items.filter((item) => !this.#divert(item));
    if (together.length === 0) return;
    const left = await this.runs.together(together);
    left.forEach((item) => this.#laneOf(item.chatId).add(item));
  }

  #divert(item: Item): boolean {
    const lane = this.#apart.get(item.chatId);
    lane?.add(item);
    return lane !== undefined;
  }

  #laneOf(chatId: ChatId): Batcher<Item> {
    const existing = this.#apart.get(chatId);
    if (existing !== undefined) return existing;
    const onIdle = () => void this.#apart.delete(chatId);
    const lane = new Batcher((items: Item[]) => this.runs.apart(items), this.limits, onIdle);
    this.#apart.set(chatId, lane);
    return lane;
  }
}
