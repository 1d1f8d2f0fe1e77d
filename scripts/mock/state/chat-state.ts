import { typeid } from 'typeid-js';
import type { ChatSummary, ReactionState, UserReaction } from '../../../generated/http/types';
import { maxNamed } from '../../../src/named-participants';
import { versionOf } from '../../../src/messages/message-version';
import { deletedContent } from '../../../src/messages/tombstone';
import { reactionChangeOf, withReaction } from '../../../src/messages/reactions';
import type { OwnState } from './own-states';
import type {
  Chat,
  ChatChange,
  ClientMessageId,
  Emoji,
  Message,
  MessageId,
  MessageVersion,
  UnreadCount,
  UserId,
} from '../../../generated/schemas';

/** What a message is made from. */
export interface Draft {
  senderId: UserId;
  content: string;
  clientMessageId?: ClientMessageId;
}

/** One chat of the mock: who takes part, and what was said. */
export class ChatState {
  readonly id: string;
  readonly messages: Message[] = [];
  /** The change of each revision, from 1. */
  readonly changes: ChatChange[] = [];
  readonly kind: Chat['kind'];
  /** In ascending order. */
  participants: UserId[];
  lastActivityAt = new Date();
  /** Of each message, in the order in which they came. */
  readonly #reactions = new Map<MessageId, UserReaction[]>();
  /** What each message said before. */
  readonly #versions = new Map<MessageId, MessageVersion[]>();
  readonly #createdAt = new Date().toISOString();

  constructor(
    readonly createdBy: UserId,
    participants: UserId[],
    readonly name?: string,
    id?: string,
  ) {
    this.id = id ?? typeid('chat').toString();
    this.participants = [...new Set(participants)].sort();
    this.kind = this.participants.length === 2 && name === undefined ? 'direct' : 'group';
  }

  get revision(): number {
    return this.changes.length;
  }

  toChat(): Chat {
    return {
      id: this.id,
      kind: this.kind,
      ...(this.name === undefined ? {} : { name: this.name }),
      participants: this.participants,
      participantCount: this.participants.length,
      createdBy: this.createdBy,
      createdAt: this.#createdAt,
      lastSeq: this.messages.length,
      revision: this.revision,
    };
  }

  /** The chat in the list and in events, which name the first of its participants. */
  toNamedChat(): Chat {
    return { ...this.toChat(), participants: this.participants.slice(0, maxNamed) };
  }

  /** The chat as one of its participants sees it in the list. */
  summaryFor(own: OwnState): ChatSummary {
    const { readSeq, stateRevision } = own;
    const lastMessage = this.messages.at(-1);
    return {
      ...this.toNamedChat(),
      ...(lastMessage === undefined ? {} : { lastMessage }),
      ...{ readSeq, unreadCount: this.unreadCountFor(own), stateRevision },
    };
  }

  /** How many messages of others came after the place up to which a participant has read. */
  unreadCountFor({ userId, readSeq }: OwnState): UnreadCount {
    const unread = this.messages
      .slice(readSeq)
      .filter(({ senderId, deletedAt }) => senderId !== userId && deletedAt === undefined);
    return unread.length;
  }

  /** Stores a message, or gives the one that the same `clientMessageId` stored before. */
  append({ senderId, content, clientMessageId }: Draft): { message: Message; created: boolean } {
    const first =
      clientMessageId === undefined
        ? undefined
        : this.messages.find(
            (one) => one.senderId === senderId && one.clientMessageId === clientMessageId,
          );
    if (first !== undefined) return { message: first, created: false };
    this.lastActivityAt = new Date();
    const message: Message = {
      id: typeid('msg').toString(),
      chatId: this.id,
      seq: this.messages.length + 1,
      senderId,
      content,
      createdAt: this.lastActivityAt.toISOString(),
      revision: this.revision + 1,
      version: 1,
      ...(clientMessageId === undefined ? {} : { clientMessageId }),
    };
    this.messages.push(message);
    this.#log((revision) => ({ revision, kind: 'message-sent', message }));
    return { message, created: true };
  }

  /** Lets users come or go, as one change. */
  changeParticipants(change: { added: UserId[] } | { removed: UserId[] }): ChatChange {
    const { added = [], removed = [] } = { added: [], removed: [], ...change };
    this.participants = this.participants
      .filter((userId) => !removed.includes(userId))
      .concat(added)
      .sort();
    return this.#log((revision) => ({ revision, kind: 'participants-changed', ...change }));
  }

  /** A message as it is now. */
  findMessage(messageId: MessageId): Message | undefined {
    return this.messages.find(({ id }) => id === messageId);
  }

  /** What a message said, the present version last. */
  versionsOf(message: Message): MessageVersion[] {
    return [...(this.#versions.get(message.id) ?? []), versionOf(message)];
  }

  /** Gives a message another content. What was told of it before refers to it, and shows this too. */
  edit(message: Message, content: string): ChatChange {
    const editedAt = new Date().toISOString();
    this.#versions.set(message.id, this.versionsOf(message));
    Object.assign(message, { content, version: message.version + 1, editedAt });
    return this.#log((revision) => ({ revision, kind: 'message-updated', updated: message }));
  }

  /** Takes the content from a message. */
  delete(message: Message, deletedBy: UserId): ChatChange {
    const deletedAt = new Date().toISOString();
    this.#versions.delete(message.id);
    Object.assign(message, { content: deletedContent, deletedAt, deletedBy });
    delete message.editedAt;
    delete message.reactions;
    this.#reactions.delete(message.id);
    return this.#log((revision) => ({ revision, kind: 'message-deleted', deleted: message }));
  }

  /** Who has reacted to a message, and with what. */
  reactionsTo({ id }: Message): UserReaction[] {
    return this.#reactions.get(id) ?? [];
  }

  /** Lets a user react to a message with an emoji, or take that back; undefined when it is so already. */
  react(message: Message, userId: UserId, emoji: Emoji, reacted: boolean): ChatChange | undefined {
    const isMine = (one: UserReaction) => one.userId === userId && one.emoji === emoji;
    const before = this.reactionsTo(message);
    if (before.some(isMine) === reacted) return undefined;
    const createdAt = new Date().toISOString();
    const now = reacted
      ? [...before, { emoji, userId, createdAt }]
      : before.filter((one) => !isMine(one));
    this.#reactions.set(message.id, now);
    const { reactions } = now.reduce<Message>(
      (counted, one) => withReaction(counted, one.emoji, one.userId),
      { ...message, reactions: [] },
    );
    if (now.length > 0) Object.assign(message, { reactions });
    else delete message.reactions;
    const reactionNow = () => this.reactionState(message, userId, emoji).reaction;
    return this.#log((revision) => ({
      revision,
      kind: 'reaction-changed',
      // As it is by the time at which it is told.
      get reaction() {
        return reactionNow();
      },
    }));
  }

  /** A user's reaction to a message as it is now. */
  reactionState(message: Message, userId: UserId, emoji: Emoji): ReactionState {
    const reacted = this.reactionsTo(message).some(
      (one) => one.userId === userId && one.emoji === emoji,
    );
    const reaction = reactionChangeOf(message, { emoji, userId, reacted });
    return { chatId: this.id, revision: this.revision, reaction };
  }

  #log(makeChange: (revision: number) => ChatChange): ChatChange {
    const change = makeChange(this.revision + 1);
    this.changes.push(change);
    return change;
  }
}
