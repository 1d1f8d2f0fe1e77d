import { isDeepStrictEqual } from 'node:util';
import { reactedTo } from '../../client/src/store/reactions';
import { withThread } from '../../client/src/store/threads';
import type { ChatChange, Message } from '../../generated/schemas';

/** A chat's messages as a client has them that puts together what it is told. */
export class ToldMessages {
  readonly #messages = new Map<Message['id'], Message>();

  take({ message, updated, deleted, pin, thread, reaction }: ChatChange): void {
    const told = message ?? updated ?? deleted ?? pin?.message;
    if (told !== undefined) this.#messages.set(told.id, told);
    if (thread !== undefined) this.#become(thread.threadId, (root) => withThread(root, thread));
    if (reaction !== undefined) this.#become(reaction.messageId, (one) => reactedTo(one, reaction));
  }

  /** Whether it has a message just as it is stored. */
  has(stored: Message): boolean {
    return isDeepStrictEqual(this.#messages.get(stored.id), stored);
  }

  #become(id: Message['id'], next: (message: Message) => Message): void {
    const message = this.#messages.get(id);
    if (message !== undefined) this.#messages.set(id, next(message));
  }
}
