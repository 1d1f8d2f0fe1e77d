import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  Chat,
  ChatChange,
  ChatId,
  Emoji,
  Message,
  ReactionChange,
  UserId,
} from '../../../generated/schemas';
import { ServiceError } from '../../../src/errors';
import type { Logs } from '../../../src/log/log';
import type { OwnChatChange } from '../../../src/log/user-change';
import { withoutPin, withPin } from '../../../src/messages/changing/pins';
import {
  reactionChangeOf,
  withoutReaction,
  withReaction,
} from '../../../src/messages/changing/reactions';
import { tombstoneOf } from '../../../src/messages/tombstone';
import type { UserHead } from '../../../src/own-state/user-log';
import { pageOf } from '../fake-changes';
import { message } from '../stub-transport';
import { nothingSet } from '../../support/nothing-set';

/** A change as it is stored: it refers to its message, and copies nothing of it. */
interface StoredChange {
  change: ChatChange;
  /** The revision with which its message was sent. */
  sentAt?: number;
  /** What the message was before. */
  before?: Message;
}

interface StoredChat {
  participants: Set<UserId>;
  changes: StoredChange[];
  /** The messages as they are now, by the revision with which they were sent. */
  messages: Map<number, Message>;
  /** The revisions whose rows were removed behind the service's back. */
  removed: Set<number>;
  /** Whether it was damaged, so that the list may tell of it with leaps. */
  isDamaged: boolean;
}

/** What is a user's own of a chat. */
interface StoredOwn {
  /** Of the last change. */
  revision: number;
  /** Of the last time that the user was put into the chat. */
  joinedRevision: number;
  /** The chat's then. */
  chatRevision: number;
  readSeq: number;
}

interface StoredUser {
  revision: number;
  chats: Map<ChatId, StoredOwn>;
}

/**
 * A database in memory: a read sees one moment's state, takes some turns of the loop before and after
 * that moment, and fails when it is told to.
 */
export class ModelDatabase {
  readonly chats = new Map<ChatId, StoredChat>();
  readonly #users = new Map<UserId, StoredUser>();
  /** The messages of which a change was undone in the same epoch. */
  readonly #undone = new Set<Message['id']>();
  /** How many of the next reads fail. */
  failures = 0;
  /** How many reads are under way. */
  reading = 0;
  /** Whether every read fails. */
  isAway = false;
  #epoch = 1;
  #reads = 0;
  #sent = 0;

  /** @param latencies how many turns of the loop the reads take, over and over */
  constructor(private readonly latencies: number[]) {}

  create(participants: UserId[]): Chat {
    const chatId = `chat_${this.chats.size + 1}`;
    this.chats.set(chatId, {
      participants: new Set(participants),
      changes: [],
      messages: new Map(),
      removed: new Set(),
      isDamaged: false,
    });
    for (const userId of participants) this.#logOwn(userId, chatId, 'put into');
    return this.#chat(chatId);
  }

  send(chatId: ChatId): ChatChange {
    const revision = this.revisionOf(chatId) + 1;
    const id = `msg_${(this.#sent += 1)}`;
    const sent = { ...message(revision), chatId, id };
    this.chats.get(chatId)!.messages.set(revision, sent);
    return this.#commit(chatId, {
      change: { revision, kind: 'message-sent', message: sent },
      sentAt: revision,
    });
  }

  /** Does something with one of the messages of a chat; undefined when there is none to do it with. */
  changeMessage(chatId: ChatId, which: number, what: keyof typeof messageChanges) {
    const found = this.#someMessage(chatId, which);
    if (found === undefined) return undefined;
    const [sentAt, before] = found;
    const { kind, carried, now } = messageChanges[what](before);
    this.chats.get(chatId)!.messages.set(sentAt, now);
    const change = { revision: this.revisionOf(chatId) + 1, kind, ...carried };
    return this.#commit(chatId, { change, sentAt, before });
  }

  /**
   * Users react to one of the messages of a chat in one batch, each taking it back who has; nothing when
   * there is none. All of it shows the message as the batch leaves it.
   */
  react(chatId: ChatId, which: number, emoji: Emoji, userIds: UserId[]): ChatChange[] {
    const found = this.#someMessage(chatId, which);
    if (found === undefined) return [];
    const [sentAt] = found;
    const { messages, changes } = this.chats.get(chatId)!;
    const first = changes.length;
    for (const userId of userIds) {
      const before = messages.get(sentAt)!;
      const change = hasReacted(before, userId, emoji) ? withoutReaction : withReaction;
      messages.set(sentAt, change(before, emoji, userId));
      const revision = this.revisionOf(chatId) + 1;
      const reaction = reactionOf(messages.get(sentAt)!, userId, emoji);
      const stored = { revision, kind: 'reaction-changed', reaction };
      this.#commit(chatId, { change: stored, sentAt, before });
    }
    return changes.slice(first).flatMap((stored) => this.#asNow(chatId, stored) ?? []);
  }

  /** A message as it is now; undefined when it is not there any more, or nobody can tell. */
  messageNow(chatId: ChatId, id: Message['id']): Message | undefined {
    const { messages, removed } = this.chats.get(chatId)!;
    const found = this.#undone.has(id) ? undefined : [...messages].find(([, one]) => one.id === id);
    return found === undefined || removed.has(found[0]) ? undefined : found[1];
  }

  add(chatId: ChatId, userId: UserId): ChatChange {
    this.chats.get(chatId)!.participants.add(userId);
    const change = this.#commitParticipants(chatId, { added: [userId] });
    this.#logOwn(userId, chatId, 'put into');
    return change;
  }

  remove(chatId: ChatId, userId: UserId): ChatChange {
    this.chats.get(chatId)!.participants.delete(userId);
    this.#logOwn(userId, chatId, 'removed from');
    return this.#commitParticipants(chatId, { removed: [userId] });
  }

  /** Marks a chat as read; undefined when the user takes no part in it, or has read it. */
  markRead(userId: UserId, chatId: ChatId): OwnChatChange | undefined {
    if (!this.hasParticipant(chatId, userId)) return undefined;
    const readSeq = this.revisionOf(chatId);
    if (readSeq <= this.#own(userId, chatId).readSeq) return undefined;
    this.#logOwn(userId, chatId, 'read');
    this.#own(userId, chatId).readSeq = readSeq;
    return this.#ownChange(userId, chatId);
  }

  /** Removes the row of a message, if there is one of this revision. */
  removeMessage(chatId: ChatId, revision: number): void {
    const chat = this.chats.get(chatId)!;
    if (!chat.messages.has(revision)) return;
    chat.removed.add(revision);
    chat.isDamaged = true;
  }

  /**
   * Goes back, in the same epoch, to a state in which the last changes of messages, at most as many, were
   * not made. Who was given a change before the last got its message as the last had left it, and from
   * the revision, which is the chat's again, they cannot know that this did not happen.
   */
  restore(chatId: ChatId, count: number): void {
    for (const { before } of this.chats.get(chatId)!.changes.slice(-count)) {
      if (before !== undefined) this.#undone.add(before.id);
    }
    this.#goBack(chatId, count);
  }

  #goBack(chatId: ChatId, count: number): void {
    const { changes, messages, removed } = this.chats.get(chatId)!;
    this.chats.get(chatId)!.isDamaged = true;
    for (let gone = 0; gone < count && changes.at(-1)?.sentAt !== undefined; gone += 1) {
      const { change, sentAt, before } = changes.pop()!;
      if (before !== undefined) messages.set(sentAt!, before);
      else messages.delete(sentAt!);
      removed.delete(change.revision);
    }
  }

  /** Another database takes over, in which the last messages, at most as many, were not sent. */
  failOver(messages: number): void {
    this.#epoch += 1;
    for (const chatId of this.chats.keys()) this.#goBack(chatId, messages);
  }

  get epochNow(): string {
    return `epoch_${this.#epoch}`;
  }

  /** Whether no change after one revision and before another is to be had. */
  isMissing(chatId: ChatId, after: number, before: number): boolean {
    const { changes, removed } = this.chats.get(chatId)!;
    return changes
      .slice(after, Math.max(after, before - 1))
      .every(({ sentAt }) => sentAt !== undefined && removed.has(sentAt));
  }

  isDamaged(chatId: ChatId): boolean {
    return this.chats.get(chatId)!.isDamaged;
  }

  revisionOf(chatId: ChatId): number {
    return this.chats.get(chatId)!.changes.length;
  }

  hasParticipant(chatId: ChatId, userId: UserId): boolean {
    return this.chats.get(chatId)!.participants.has(userId);
  }

  chatsOf(userId: UserId): ChatId[] {
    return [...this.chats.keys()].filter((chatId) => this.hasParticipant(chatId, userId));
  }

  /** How far a user's own state has come. */
  stateRevisionOf(userId: UserId): number {
    return this.#users.get(userId)?.revision ?? 0;
  }

  /** All that is a user's own, one change for each chat and one more for each that they were put into. */
  ownChanges(userId: UserId): OwnChatChange[] {
    const chatIds = [...(this.#users.get(userId)?.chats.keys() ?? [])];
    const changes = chatIds.flatMap((chatId) => {
      const { revision, joinedRevision, chatRevision } = this.#own(userId, chatId);
      const last = revision === joinedRevision ? [] : [this.#ownChange(userId, chatId)];
      if (!this.hasParticipant(chatId, userId)) return last;
      const chat = { ...this.#chat(chatId), lastSeq: chatRevision, revision: chatRevision };
      const own = {
        revision: chatRevision,
        readSeq: chatRevision,
        unreadCount: 0,
        mentionCount: 0,
        ...nothingSet,
      };
      return [
        {
          revision: joinedRevision,
          chatId,
          own,
          joined: { chat, role: 'member' as const, historySeq: 0 },
        },
        ...last,
      ];
    });
    return changes.sort((one, other) => one.revision - other.revision);
  }

  readonly chatLogs: Logs<ChatChange> = {
    headsOf: (chatIds) => this.#read(() => chatIds.map((id) => ({ id, ...this.#head(id) }))),
    readAfter: (chatId, after, limit) =>
      this.#read(() => {
        const { changes } = this.chats.get(chatId)!;
        const stored = changes.flatMap((one) => this.#asNow(chatId, one) ?? []);
        return pageOf(stored, { after, limit, head: changes.length, epoch: this.epochNow });
      }),
  };

  readonly userLogs: Logs<OwnChatChange> = {
    headsOf: (userIds) => this.#read(() => userIds.map((id) => ({ id, ...this.#userHead(id) }))),
    readAfter: (userId, after, limit) =>
      this.#read(() => {
        const { revision: head, epoch } = this.#userHead(userId);
        return pageOf(this.ownChanges(userId), { after, limit, head, epoch });
      }),
  };

  readonly findUserHead = (userId: UserId): Promise<UserHead> =>
    this.#read(() => ({
      ...this.#userHead(userId),
      chats: this.chatsOf(userId).map((chatId) => ({
        chatId,
        revision: this.revisionOf(chatId),
        historySeq: 0,
      })),
    }));

  readonly findChatHead = (userId: UserId, chatId: ChatId) =>
    this.#read(() => {
      if (!this.hasParticipant(chatId, userId)) throw new ServiceError('CHAT_NOT_FOUND');
      return { ...this.#head(chatId), historySeq: 0, historyRevision: 0 };
    });

  epoch = () => this.#read(() => this.epochNow);

  #commit(chatId: ChatId, stored: StoredChange): ChatChange {
    this.chats.get(chatId)!.changes.push(stored);
    return stored.change;
  }

  #commitParticipants(chatId: ChatId, users: Pick<ChatChange, 'added' | 'removed'>): ChatChange {
    const revision = this.revisionOf(chatId) + 1;
    return this.#commit(chatId, { change: { revision, kind: 'participants-changed', ...users } });
  }

  /** One of the messages that are there and not deleted. */
  #someMessage(chatId: ChatId, which: number): [sentAt: number, message: Message] | undefined {
    const { messages, removed } = this.chats.get(chatId)!;
    const there = [...messages].filter(
      ([sentAt, { deletedAt }]) => !removed.has(sentAt) && deletedAt === undefined,
    );
    return there[which % Math.max(there.length, 1)];
  }

  /** A change with its message as it is now; undefined when that is not there any more. */
  #asNow(chatId: ChatId, { change, sentAt }: StoredChange): ChatChange | undefined {
    if (sentAt === undefined) return change;
    const { messages, removed } = this.chats.get(chatId)!;
    if (removed.has(sentAt)) return undefined;
    const now = messages.get(sentAt)!;
    const { revision, kind, reaction, pin, ...carried } = change;
    if (reaction !== undefined) {
      return { revision, kind, reaction: reactionOf(now, reaction.userId, reaction.emoji) };
    }
    if (pin !== undefined) return { revision, kind, pin: { ...pin, message: now } };
    return {
      revision,
      kind,
      ...Object.fromEntries(Object.keys(carried).map((name) => [name, now])),
    };
  }

  #head(chatId: ChatId) {
    return { revision: this.revisionOf(chatId), epoch: this.epochNow };
  }

  #userHead(userId: UserId) {
    return { revision: this.stateRevisionOf(userId), epoch: this.epochNow };
  }

  #own(userId: UserId, chatId: ChatId): StoredOwn {
    return this.#users.get(userId)!.chats.get(chatId)!;
  }

  #ownChange(userId: UserId, chatId: ChatId): OwnChatChange {
    const { revision, readSeq } = this.#own(userId, chatId);
    const counts = { unreadCount: 0, mentionCount: 0 };
    const own = { revision: this.revisionOf(chatId), readSeq, ...counts, ...nothingSet };
    return { revision, chatId, own: this.hasParticipant(chatId, userId) ? own : undefined };
  }

  #logOwn(userId: UserId, chatId: ChatId, what: 'put into' | 'removed from' | 'read'): void {
    const user = this.#users.get(userId) ?? { revision: 0, chats: new Map<ChatId, StoredOwn>() };
    this.#users.set(userId, user);
    user.revision += 1;
    const before = user.chats.get(chatId);
    const chatRevision = this.revisionOf(chatId);
    user.chats.set(
      chatId,
      what === 'put into' || before === undefined
        ? {
            ...{ revision: user.revision, joinedRevision: user.revision },
            ...{ chatRevision, readSeq: chatRevision },
          }
        : { ...before, revision: user.revision },
    );
  }

  #chat(id: ChatId): Chat {
    const { participants, changes } = this.chats.get(id)!;
    return {
      id,
      kind: 'group',
      name: 'model',
      participants: [...participants],
      participantCount: participants.size,
      createdBy: 'alice',
      createdAt: '2026-01-31T11:59:00.000Z',
      lastSeq: changes.length,
      revision: changes.length,
    };
  }

  async #read<T>(look: () => T): Promise<T> {
    this.reading += 1;
    try {
      await this.#wait();
      if (this.isAway) throw new Error('the database is away');
      if (this.failures > 0) {
        this.failures -= 1;
        throw new Error('the database is away');
      }
      const seen = look();
      await this.#wait();
      // An answer comes in a turn of its own.
      await nextTurn();
      return seen;
    } finally {
      this.reading -= 1;
    }
  }

  async #wait(): Promise<void> {
    const turns = this.latencies[this.#reads++ % this.latencies.length]!;
    for (let turn = 0; turn < turns; turn += 1) await nextTurn();
  }
}

/** What is done with a message: what becomes of it, and the change that tells it. */
const messageChanges = {
  edit: (before: Message) => {
    const [version, editedAt] = [before.version + 1, before.createdAt];
    const now = { ...before, content: `version ${version}`, version, editedAt };
    return { kind: 'message-updated', carried: { updated: now }, now };
  },
  delete: (before: Message) => {
    const now = tombstoneOf(before, 'bob', before.createdAt);
    return { kind: 'message-deleted', carried: { deleted: now }, now };
  },
  pin: (before: Message) => {
    const isPinned = before.pinnedAt !== undefined;
    const now = isPinned ? withoutPin(before) : withPin(before, 'bob', before.createdAt);
    return { kind: 'pin-changed', carried: { pin: { userId: 'bob', message: now } }, now };
  },
};

function hasReacted({ reactions = [] }: Message, userId: UserId, emoji: Emoji): boolean {
  return reactions.some((one) => one.emoji === emoji && one.userIds.includes(userId));
}

function reactionOf(message: Message, userId: UserId, emoji: Emoji): ReactionChange {
  const reacted = hasReacted(message, userId, emoji);
  return reactionChangeOf(message, { emoji, userId, reacted });
}
