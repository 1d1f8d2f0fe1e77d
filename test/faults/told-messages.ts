import { isDeepStrictEqual } from 'node:util';
import { reactedTo } from '../../client/src/store/reactions';
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

  #react(reaction: ReactionChange): void {
    const message = this.#messages.get(reaction.messageId);
    if (message === undefined) return;
    this.#messages.set(reaction.messageId, reactedTo(message, reaction));
  }
}
