import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Chat, ChatChange, ChatId, Message, UserId } from '../../../generated/schemas';
import { ServiceError } from '../../../src/errors';
import type { ChatSource } from '../../../src/realtime/delivery/hub';
import type { CheckSource } from '../../../src/realtime/delivery/reconciler';
import { pageOf } from '../fake-changes';
import { message } from '../stub-transport';

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

/**
 * A database in memory: a read sees one moment's state, takes some turns of the loop before and after
 * that moment, and fails when it is told to.
 */
export class ModelDatabase implements ChatSource, CheckSource {
  readonly chats = new Map<ChatId, StoredChat>();
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

  /** Edits or deletes one of the messages of a chat; undefined when there is none to do it with. */
  changeMessage(chatId: ChatId, which: number, isDeletion: boolean): ChatChange | undefined {
    const { messages, removed } = this.chats.get(chatId)!;
    const there = [...messages].filter(
      ([sentAt, { deletedAt }]) => !removed.has(sentAt) && deletedAt === undefined,
    );
    if (there.length === 0) return undefined;
    const [sentAt, before] = there[which % there.length]!;
    const content = `version ${before.version + 1}`;
    const now = isDeletion
      ? { ...before, content: 'deleted', deletedAt: before.createdAt, deletedBy: 'bob' }
      : { ...before, content, version: before.version + 1, editedAt: before.createdAt };
    messages.set(sentAt, now);
    const revision = this.revisionOf(chatId) + 1;
    const change = isDeletion
      ? { revision, kind: 'message-deleted', deleted: now }
      : { revision, kind: 'message-updated', updated: now };
    return this.#commit(chatId, { change, sentAt, before });
  }

  /** A message as it is now; undefined when it is not there any more. */
  messageNow(chatId: ChatId, id: Message['id']): Message | undefined {
    const { messages, removed } = this.chats.get(chatId)!;
    const found = [...messages].find(([, one]) => one.id === id);
    return found === undefined || removed.has(found[0]) ? undefined : found[1];
  }

  add(chatId: ChatId, userId: UserId): ChatChange {
    this.chats.get(chatId)!.participants.add(userId);
    return this.#commitParticipants(chatId, { added: [userId] });
  }

  remove(chatId: ChatId, userId: UserId): ChatChange {
    this.chats.get(chatId)!.participants.delete(userId);
    return this.#commitParticipants(chatId, { removed: [userId] });
  }

  /** Removes the row of a message, if there is one of this revision. */
  removeMessage(chatId: ChatId, revision: number): void {
    const chat = this.chats.get(chatId)!;
    if (!chat.messages.has(revision)) return;
    chat.removed.add(revision);
    chat.isDamaged = true;
  }

  /** Goes back to a state in which the last changes of messages, at most as many, were not made. */
  goBack(chatId: ChatId, count: number): void {
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
    for (const chatId of this.chats.keys()) this.goBack(chatId, messages);
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

  readonly readChanges = (chatId: ChatId, after: number, limit: number) =>
    this.#read(() => {
      const { changes } = this.chats.get(chatId)!;
      const stored = changes.flatMap((one) => this.#asNow(chatId, one) ?? []);
      return pageOf(stored, { after, limit, head: changes.length, epoch: this.epochNow });
    });

  follow = (userId: UserId, chatId: ChatId) =>
    this.#read(() => {
      if (!this.hasParticipant(chatId, userId)) throw new ServiceError('CHAT_NOT_FOUND');
      return this.#followed(chatId);
    });

  followAll = (userId: UserId) =>
    this.#read(() => this.chatsOf(userId).map((chatId) => this.#followed(chatId)));

  revisionsOf = (chatIds: ChatId[]) =>
    this.#read(() => chatIds.map((chatId) => this.#followed(chatId)));

  // A minute of overlap is longer than a run takes, so all that is new is new again.
  listSince = (userIds: UserId[], now: string) =>
    this.#read(() => ({
      participations: userIds.flatMap((userId) =>
        this.chatsOf(userId).map((chatId) => ({ userId, chatId })),
      ),
      now,
    }));

  epoch = () => this.#read(() => this.epochNow);

  now = () => this.#read(() => '2026-01-31T12:00:00.000Z');

  findChat = (chatId: ChatId) => this.#read(() => this.#chat(chatId));

  chatNow(chatId: ChatId): Chat {
    return this.#chat(chatId);
  }

  #commit(chatId: ChatId, stored: StoredChange): ChatChange {
    this.chats.get(chatId)!.changes.push(stored);
    return stored.change;
  }

  #commitParticipants(chatId: ChatId, users: Pick<ChatChange, 'added' | 'removed'>): ChatChange {
    const revision = this.revisionOf(chatId) + 1;
    return this.#commit(chatId, { change: { revision, kind: 'participants-changed', ...users } });
  }

  /** A change with its message as it is now; undefined when that is not there any more. */
  #asNow(chatId: ChatId, { change, sentAt }: StoredChange): ChatChange | undefined {
    if (sentAt === undefined) return change;
    const { messages, removed } = this.chats.get(chatId)!;
    if (removed.has(sentAt)) return undefined;
    const now = messages.get(sentAt)!;
    const { revision, kind, ...carried } = change;
    return {
      revision,
      kind,
      ...Object.fromEntries(Object.keys(carried).map((name) => [name, now])),
    };
  }

  #followed(chatId: ChatId) {
    return { chatId, revision: this.revisionOf(chatId), epoch: this.epochNow };
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
