import type { ChatId, Emoji, Message, Seq, UserId } from '../../../generated/schemas';

/** A user's reaction to a message with an emoji. */
export interface ReactionKey {
  chatId: ChatId;
  seq: Seq;
  userId: UserId;
  emoji: Emoji | undefined;
}

interface Toggled {
  key: ReactionKey;
  before: boolean;
  now: boolean;
}

/** The reactions that come and go in a batch. */
export class ReactionBatch {
  readonly #toggled = new Map<string, Toggled>();

  /** Those that were not there before. */
  get added(): ReactionKey[] {
    return this.#changed().flatMap(({ key, now }) => (now ? [key] : []));
  }

  /** Those that are not there any more. */
  get removed(): ReactionKey[] {
    return this.#changed().flatMap(({ key, now }) => (now ? [] : [key]));
  }

  /** Whether a reaction is there by now. @param before whether it was before the batch */
  hasReacted(key: ReactionKey, before: boolean): boolean {
    return this.#toggled.get(textOf(key))?.now ?? before;
  }

  /** Lets a reaction come that is not there, or go. @param before whether it was before the batch */
  toggle(key: ReactionKey, before: boolean): void {
    this.#toggled.set(textOf(key), { key, before, now: !this.hasReacted(key, before) });
  }

  /** Forgets what came and went with a message, of which no reaction is kept. */
  forget({ chatId, seq }: Message): void {
    for (const [text, { key }] of this.#toggled) {
      if (key.chatId === chatId && key.seq === seq) this.#toggled.delete(text);
    }
  }

  #changed(): Toggled[] {
    return [...this.#toggled.values()].filter(({ before, now }) => before !== now);
  }
}

function textOf({ chatId, seq, userId, emoji }: ReactionKey): string {
  // No other of them may have a space.
  return `${seq} ${chatId} ${emoji} ${userId}`;
}
