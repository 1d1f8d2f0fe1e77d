import type { UserReaction } from '../../../generated/http/types';
import type { Message, MessageId } from '../../../generated/schemas';
import { withReaction } from '../../../src/messages/changing/reactions';

type ReactionOf = Pick<UserReaction, 'userId' | 'emoji'>;

/** Who has reacted to the messages of a chat, and with what. */
export class MessageReactions {
  /** Of each message, in the order in which they came. */
  readonly #byMessage = new Map<MessageId, UserReaction[]>();

  of({ id }: Message): UserReaction[] {
    return this.#byMessage.get(id) ?? [];
  }

  has(message: Message, { userId, emoji }: ReactionOf): boolean {
    return this.of(message).some((one) => one.userId === userId && one.emoji === emoji);
  }

  /** Lets a user react or take that back, which the message then counts; false when it is so already. */
  set(message: Message, { userId, emoji, reacted }: ReactionOf & { reacted: boolean }): boolean {
    if (this.has(message, { userId, emoji }) === reacted) return false;
    const before = this.of(message);
    const now = reacted
      ? [...before, { emoji, userId, createdAt: new Date().toISOString() }]
      : before.filter((one) => one.userId !== userId || one.emoji !== emoji);
    this.#byMessage.set(message.id, now);
    const { reactions } = now.reduce<Message>(
      (counted, one) => withReaction(counted, one.emoji, one.userId),
      { ...message, reactions: [] },
    );
    if (now.length > 0) Object.assign(message, { reactions });
    else delete message.reactions;
    return true;
  }

  forget({ id }: Message): void {
    this.#byMessage.delete(id);
  }
}
