import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Chat, ChatChange, ChatId, UserId } from '../../../generated/schemas';
import { ServiceError } from '../../../src/errors';
import type { ChatSource } from '../../../src/realtime/delivery/hub';
import type { CheckSource } from '../../../src/realtime/delivery/reconciler';
import { pageOf } from '../fake-changes';
import { message } from '../stub-transport';

interface StoredChat {
  participants: Set<UserId>;
  changes: ChatChange[];
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
      removed: new Set(),
      isDamaged: false,
    });
    return this.#chat(chatId);
  }

  send(chatId: ChatId): ChatChange {
    const revision = this.revisionOf(chatId) + 1;
    const id = `msg_${(this.#sent += 1)}`;
    return this.#commit(chatId, { revision, message: { ...message(revision), chatId, id } });
  }

  add(chatId: ChatId, userId: UserId): ChatChange {
    this.chats.get(chatId)!.participants.add(userId);
    return this.#commit(chatId, { revision: this.revisionOf(chatId) + 1, added: [userId] });
  }

  remove(chatId: ChatId, userId: UserId): ChatChange {
    this.chats.get(chatId)!.participants.delete(userId);
    return this.#commit(chatId, { revision: this.revisionOf(chatId) + 1, removed: [userId] });
  }

  /** Removes the row of a message, if there is one of this revision. */
  removeMessage(chatId: ChatId, revision: number): void {
    const chat = this.chats.get(chatId)!;
    if (chat.changes[revision - 1]?.message === undefined) return;
    chat.removed.add(revision);
    chat.isDamaged = true;
  }

  /** Goes back to a state in which the last messages of a chat, at most as many, were not sent. */
  goBack(chatId: ChatId, messages: number): void {
    const chat = this.chats.get(chatId)!;
    chat.isDamaged = true;
    for (let gone = 0; gone < messages && chat.changes.at(-1)?.message !== undefined; gone += 1) {
      chat.removed.delete(chat.changes.pop()!.revision);
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
      .every(({ revision }) => removed.has(revision));
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
      const { changes, removed } = this.chats.get(chatId)!;
      const stored = changes.filter(({ revision }) => !removed.has(revision));
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

  #commit(chatId: ChatId, change: ChatChange): ChatChange {
    this.chats.get(chatId)!.changes.push(change);
    return change;
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
