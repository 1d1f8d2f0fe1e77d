import { isDeepStrictEqual } from 'node:util';
import type { ChatChange, Message, ReactionChange } from '../../generated/schemas';

/** A chat's messages as a client has them that puts together what it is told. */
export class ToldMessages {
  readonly #messages = new Map<Message['id'], Message>();

  take({ message, updated, deleted, reaction }: ChatChange): void {
    const told = message ?? updated ?? deleted;
    if (told !== undefined) this.#messages.set(told.id, told);
    if (reaction !== undefined) this.#react(reaction);
  }

  /** Whether it has a message just as it is stored. */
  has(stored: Message): boolean {
    return isDeepStrictEqual(this.#messages.get(stored.id), stored);
  }

  #react({ messageId, emoji, count, userIds }: ReactionChange): void {
    const message = this.#messages.get(messageId);
    if (message === undefined) return;
    const { reactions: before = [], ...rest } = message;
    const reactions = before
      .filter((reaction) => reaction.emoji !== emoji)
      .concat(count === 0 ? [] : [{ emoji, count, userIds }])
      .sort((one, other) => (one.emoji < other.emoji ? -1 : 1));
    this.#messages.set(messageId, reactions.length === 0 ? rest : { ...rest, reactions });
  }
}
