import { typeid } from 'typeid-js';
import type { ChatSummary, NewMessage, ReactionState } from '../../../generated/http/types';
import { maxNamed } from '../../../src/named-participants';
import { mentionRows, mentionsOf } from '../../../src/messages/mentions';
import { type MessageEdit, withEdit } from '../../../src/messages/changing/message-edit';
import { versionOf } from '../../../src/messages/message-version';
import { threadOf, withoutReply } from '../../../src/messages/thread';
import { tombstoneOf } from '../../../src/messages/tombstone';
import { reactionChangeOf } from '../../../src/messages/changing/reactions';
import { withoutPin, withPin } from '../../../src/messages/changing/pins';
import { become } from './become';
import { Membership } from './membership';
import { MessageReactions } from './message-reactions';
import type { OwnState } from './own-states';
import { rootOf } from './references';
import { historyStart, SeenChat } from './seen-chat';
import type {
  Chat,
  ChatChange,
  ChatDetails,
  Emoji,
  Message,
  MessageId,
  MessageVersion,
  MentionCount,
  Role,
  RoleChange,
  OwnChat,
  Thread,
  UnreadCount,
  UserId,
} from '../../../generated/schemas';

/** What is a user's own of a chat. */
type OwnOfChat = Omit<OwnChat, 'chatId' | 'stateRevision' | 'revision'>;

/** What a message is made from. */
export interface Draft extends Omit<NewMessage, 'kind'> {
  senderId: UserId;
}

/** One chat of the mock: who takes part, and what was said. */
export class ChatState {
  readonly id: string;
  readonly messages: Message[] = [];
  /** The change of each revision, from 1. */
  readonly changes: ChatChange[] = [];
  readonly kind: Chat['kind'];
  readonly membership: Membership;
  lastActivityAt = new Date();
  readonly reactions = new MessageReactions();
  /** What each message said before. */
  readonly #versions = new Map<MessageId, MessageVersion[]>();
  readonly #createdAt = new Date().toISOString();

  details: ChatDetails;

  /** @param details a chat of two is a group if it has any but metadata */
  constructor(
    readonly createdBy: UserId,
    participants: UserId[],
    details: Partial<ChatDetails> = {},
    id?: string,
  ) {
    this.id = id ?? typeid('chat').toString();
    this.membership = new Membership(participants, this.#createdAt);
    const { metadata: _, ...ofGroups } = details;
    const isDirect = this.participants.length === 2 && Object.keys(ofGroups).length === 0;
    this.kind = isDirect ? 'direct' : 'group';
    this.details = { posting: 'everyone', history: 'all', ...details };
    if (!isDirect) this.membership.setRole(createdBy, 'owner');
  }

  /** In ascending order. */
  get participants(): UserId[] {
    return this.membership.userIds;
  }

  get revision(): number {
    return this.changes.length;
  }

  /** What a participant sees of it. */
  seenBy(userId: UserId): SeenChat {
    return new SeenChat(this, this.membership.historyStartOf(userId));
  }

  toChat(): Chat {
    const { posting, history, ...texts } = this.details;
    return {
      id: this.id,
      kind: this.kind,
      ...texts,
      ...(posting === 'everyone' ? {} : { posting }),
      ...(history === 'all' ? {} : { history }),
      participants: this.participants.slice(0, maxNamed),
      participantCount: this.participants.length,
      createdBy: this.createdBy,
      createdAt: this.#createdAt,
      lastSeq: this.messages.length,
      revision: this.revision,
    };
  }

  /** The chat as one of its participants sees it in the list. */
  summaryFor(own: OwnState): ChatSummary {
    const { stateRevision } = own;
    const lastMessage = this.seenBy(own.userId).messages.at(-1);
    return {
      ...this.toChat(),
      ...(lastMessage === undefined ? {} : { lastMessage }),
      ...{ ...this.ownFor(own), stateRevision, role: this.membership.roleOf(own.userId) },
    };
  }

  /** What is a participant's own of it. */
  ownFor(own: OwnState): OwnOfChat {
    const { readSeq, pinned, markedUnread, mutedUntil } = own;
    return {
      ...{ readSeq, ...this.countsFor(own), pinned, archived: this.#isArchived(own), markedUnread },
      ...(mutedUntil === undefined ? {} : { mutedUntil }),
    };
  }

  /** A message takes it out of the archive, unless it was muted when that came. */
  #isArchived({ archivedSeq, mutedUntil = '' }: OwnState): boolean {
    if (archivedSeq === undefined) return false;
    return this.messages.length <= archivedSeq || this.messages.at(-1)!.createdAt <= mutedUntil;
  }

  /** How many messages of others came after the place up to which a participant has read. */
  countsFor(own: OwnState): { unreadCount: UnreadCount; mentionCount: MentionCount } {
    const unread = this.messages
      .slice(own.readSeq)
      .filter(({ senderId, deletedAt }) => senderId !== own.userId && deletedAt === undefined);
    const isMentioned = (message: Message) =>
      mentionRows(message).some(({ userId }) => ['', own.userId].includes(userId));
    return { unreadCount: unread.length, mentionCount: unread.filter(isMentioned).length };
  }

  /** Stores a message, or gives the one that the same `clientMessageId` stored before. */
  append(draft: Draft): { message: Message; created: boolean } {
    const first = this.findSent(draft);
    if (first !== undefined) return { message: first, created: false };
    const { mentions, mentionsAll, ...sent } = draft;
    const answered = draft.replyTo === undefined ? undefined : this.findMessage(draft.replyTo);
    const root = answered && rootOf(this, answered);
    this.lastActivityAt = new Date();
    const message: Message = {
      id: typeid('msg').toString(),
      chatId: this.id,
      seq: this.messages.length + 1,
      createdAt: this.lastActivityAt.toISOString(),
      revision: this.revision + 1,
      version: 1,
      ...{ ...sent, ...mentionsOf({ mentions, mentionsAll }) },
      ...(root && { threadId: root.id }),
    };
    this.messages.push(message);
    if (root !== undefined) {
      const replyCount = (root.replyCount ?? 0) + 1;
      Object.assign(root, { replyCount, lastReplyAt: message.createdAt });
    }
    this.#logWithThread({ kind: 'message-sent', message }, root);
    return { message, created: true };
  }

  /** The message that the same `clientMessageId` stored before. */
  findSent({ senderId, clientMessageId }: Draft): Message | undefined {
    if (clientMessageId === undefined) return undefined;
    return this.messages.find(
      (one) => one.senderId === senderId && one.clientMessageId === clientMessageId,
    );
  }

  /** The replies of the thread that began with a message. */
  repliesTo({ id }: Message): Message[] {
    return this.messages.filter(({ threadId }) => threadId === id);
  }

  /** Lets users come or go, as one change. */
  changeParticipants(change: { added: UserId[] } | { removed: UserId[] }): ChatChange {
    const { added = [], removed = [] } = { added: [], removed: [], ...change };
    this.membership.remove(removed);
    return this.#log((revision) => {
      const start = historyStart(this.details.history, { seq: this.messages.length, revision });
      this.membership.add(added, new Date().toISOString(), start);
      return { revision, kind: 'participants-changed', ...change };
    });
  }

  /** Gives a participant a role, which is told as it is by the time at which it is told. */
  setRole(userId: UserId, role: Role): ChatChange {
    this.membership.setRole(userId, role);
    const roleNow = () => this.membership.roleOf(userId);
    return this.#log((revision) => ({
      ...{ revision, kind: 'role-changed' },
      get role(): RoleChange {
        return { userId, role: roleNow() };
      },
    }));
  }

  /** Changes what the chat says of itself. */
  describe(details: ChatDetails): ChatChange {
    this.details = details;
    const detailsNow = () => this.details;
    return this.#log((revision) => ({
      ...{ revision, kind: 'chat-details-changed' },
      get details() {
        return detailsNow();
      },
    }));
  }

  /** Ends the chat. */
  deleteChat(deletedBy: UserId): ChatChange {
    return this.#log((revision) => ({ revision, kind: 'chat-deleted', deletedBy }));
  }

  /** A message as it is now. */
  findMessage(messageId: MessageId): Message | undefined {
    return this.messages.find(({ id }) => id === messageId);
  }

  /** What a message said, the present version last. */
  versionsOf(message: Message): MessageVersion[] {
    return [...(this.#versions.get(message.id) ?? []), versionOf(message)];
  }

  /** Edits a message. What was told of it before refers to it, and shows this too. */
  edit(message: Message, edit: MessageEdit): ChatChange {
    const editedAt = new Date().toISOString();
    this.#versions.set(message.id, this.versionsOf(message));
    become(message, { ...withEdit(message, edit), version: message.version + 1, editedAt });
    return this.#log((revision) => ({ revision, kind: 'message-updated', updated: message }));
  }

  /** Takes the content from a message. */
  delete(message: Message, deletedBy: UserId): ChatChange {
    const deletedAt = new Date().toISOString();
    this.#versions.delete(message.id);
    become(message, tombstoneOf(message, deletedBy, deletedAt));
    this.reactions.forget(message);
    const { threadId } = message;
    const root = threadId === undefined ? undefined : this.findMessage(threadId);
    if (root !== undefined) become(root, withoutReply(root));
    return this.#logWithThread({ kind: 'message-deleted', deleted: message }, root);
  }

  /** Lets a user react to a message with an emoji, or take that back; undefined when it is so already. */
  react(message: Message, userId: UserId, emoji: Emoji, reacted: boolean): ChatChange | undefined {
    if (!this.reactions.set(message, { userId, emoji, reacted })) return undefined;
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
    const reacted = this.reactions.has(message, { userId, emoji });
    const reaction = reactionChangeOf(message, { emoji, userId, reacted });
    return { chatId: this.id, revision: this.revision, reaction };
  }

  /** Lets a user pin a message, or unpin it. */
  setPinned(message: Message, userId: UserId, isPinned: boolean): ChatChange {
    const now = new Date().toISOString();
    become(message, isPinned ? withPin(message, userId, now) : withoutPin(message));
    return this.#log((revision) => ({ revision, kind: 'pin-changed', pin: { userId, message } }));
  }

  /** Logs what happened to a message, and to the thread that begins with another. */
  #logWithThread(change: Omit<ChatChange, 'revision'>, root: Message | undefined): ChatChange {
    return this.#log((revision) =>
      root === undefined
        ? { revision, ...change }
        : {
            ...{ revision, ...change },
            // As it is by the time at which it is told.
            get thread(): Thread {
              return threadOf(root)!;
            },
          },
    );
  }

  #log(makeChange: (revision: number) => ChatChange): ChatChange {
    const change = makeChange(this.revision + 1);
    this.changes.push(change);
    return change;
  }
}
