import { isDeepStrictEqual } from 'node:util';
import { reactedTo } from '../../../client/src/store/reactions';
import type { Emoji, Message, Reaction, ReactionChange } from '../../../generated/schemas';

/** What an event tells of a message. */
export interface News {
  message?: Message | undefined;
  reaction?: ReactionChange | undefined;
}

/** What a client was told of messages and of reactions to them, put together. */
export class Told {
  readonly #messages = new Map<Message['id'], Message>();
  /** The last of each emoji, since its message was told of, also where that never was. */
  readonly #reactions = new Map<Message['id'], Map<Emoji, ReactionChange>>();

  take({ message, reaction }: News): void {
    if (message !== undefined) {
      this.#messages.set(message.id, message);
      this.#reactions.delete(message.id);
    }
    if (reaction !== undefined) this.#react(reaction);
  }

  clear(): void {
    this.#messages.clear();
    this.#reactions.clear();
  }

  /** What is otherwise now; of a message of which nobody can tell how it is, nothing. */
  outdated(messageNow: (id: Message['id']) => Message | undefined): string | undefined {
    for (const [id, told] of this.#messages) {
      const now = messageNow(id);
      if (now !== undefined && !isDeepStrictEqual(now, told)) {
        return `${id} is told of as ${JSON.stringify(told)}`;
      }
    }
    const reactions = [...this.#reactions.values()].flatMap((byEmoji) => [...byEmoji.values()]);
    const outdated = reactions.find((told) => {
      const now = messageNow(told.messageId);
      return now !== undefined && !isDeepStrictEqual(reactionIn(now, told), told);
    });
    return outdated && `a reaction is told of as ${JSON.stringify(outdated)}`;
  }

  #react(reaction: ReactionChange): void {
    const { messageId, emoji } = reaction;
    const known = this.#messages.get(messageId);
    if (known !== undefined) this.#messages.set(messageId, reactedTo(known, reaction));
    const byEmoji = this.#reactions.get(messageId) ?? new Map<Emoji, ReactionChange>();
    this.#reactions.set(messageId, byEmoji.set(emoji, reaction));
  }
}

/** A change of a reaction as the message has it. */
function reactionIn({ reactions = [] }: Message, change: ReactionChange): ReactionChange {
  const nobody: Reaction = { emoji: change.emoji, count: 0, userIds: [] };
  const now = reactions.find(({ emoji }) => emoji === change.emoji) ?? nobody;
  return { ...change, ...now, reacted: now.userIds.includes(change.userId) };
}
