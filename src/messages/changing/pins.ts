import type { ChatId, Message, Timestamp, UserId } from '../../../generated/schemas';

/** A message that a user pins. */
export function withPin(message: Message, pinnedBy: UserId, pinnedAt: Timestamp): Message {
  return { ...message, pinnedAt, pinnedBy };
}

/** A message that is not pinned any more. */
export function withoutPin({ pinnedAt: _at, pinnedBy: _by, ...message }: Message): Message {
  return message;
}

/** By how many a batch changes what is pinned in each chat: by pinning, unpinning and deleting. */
export class PinCounts {
  readonly #more = new Map<ChatId, number>();

  /** How many more messages of a chat are pinned than before the batch. */
  more(chatId: ChatId): number {
    return this.#more.get(chatId) ?? 0;
  }

  /** Counts what became of a message. */
  take(before: Message, after: Message): void {
    const more = Number(isPinned(after)) - Number(isPinned(before));
    this.#more.set(after.chatId, this.more(after.chatId) + more);
  }
}

function isPinned({ pinnedAt }: Message): boolean {
  return pinnedAt !== undefined;
}
