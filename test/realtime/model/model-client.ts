import type { EventPayloads, OutgoingEvent } from '../../../generated/events/gateway';
import type { ChatId, UserId } from '../../../generated/schemas';
import type { Connection, Transport } from '../../../src/realtime/connection/connection';
import type { EncodedEvent } from '../../../src/realtime/wire/encoded-event';
import type { Gateway } from '../../../src/realtime/commands/gateway';
import type { ModelDatabase } from './model-database';
import { OwnProgress } from './own-progress';
import { Progress } from './progress';
import type { News } from './told';

/**
 * A client that notes every mistake in what it is sent. It sends one command at a time, and after a
 * disconnect it resumes each chat after the last revision it saw.
 */
export class ModelClient {
  readonly mistakes: string[] = [];
  readonly #chats = new Map<ChatId, Progress>();
  /** Of the chats that it knows because it listens to all. */
  readonly #news = new Map<ChatId, Progress>();
  /** Its user's own state. */
  readonly #own = new OwnProgress();
  /** The command that waits for its reply. */
  #asked: { name: string; chatId?: ChatId } | undefined;
  #connection: Connection | undefined;
  #isListening = false;
  /** The chats that there were when it began to listen: their end may be news, even if it is past. */
  #oldChats = new Set<ChatId>();
  /** Those in which it took part all the time from asking to listen to the reply. */
  #steadyChats: ChatId[] = [];

  constructor(
    readonly userId: UserId,
    private readonly gateway: Gateway,
    private readonly database: ModelDatabase,
  ) {}

  get isBusy(): boolean {
    return this.#asked !== undefined;
  }

  join(chatId: ChatId, resume: boolean): void {
    if (this.#isReady()) {
      this.#ask('join-chat', { chatId, ...progressOf(this.#chats, chatId).join(resume) });
    }
  }

  leave(chatId: ChatId): void {
    this.#ask('leave-chat', { chatId });
  }

  listen(resume: boolean): void {
    if (!this.#isReady()) return;
    if (!this.#isListening) this.#steadyChats = this.database.chatsOf(this.userId);
    this.#ask('listen-all-chats', this.#isListening ? {} : this.#own.listen(resume));
  }

  leaveAll(): void {
    this.#ask('leave-all-chats', {});
  }

  /** The database has another history, of which it is to be told. */
  historyChanged(): void {
    this.#chats.forEach((progress) => progress.historyChanged());
    this.#own.isOutdated = true;
  }

  /** The database went back to an earlier state of a chat, in the same epoch. */
  wentBack(chatId: ChatId): void {
    this.#chats.get(chatId)?.wentBack();
  }

  /** Its user was removed from a chat. */
  removedFrom(chatId: ChatId): void {
    if (this.#isToListen) this.#steadyChats = this.#steadyChats.filter((id) => id !== chatId);
  }

  connect(): void {
    if (this.#connection !== undefined) return;
    const transport = new ModelTransport(
      (event) => this.#take(event),
      () => this.#closed(connection),
    );
    const connection = this.gateway.connect({ userId: this.userId }, transport);
    this.#connection = connection;
    transport.isCut = () => this.#connection?.isOpen !== true;
  }

  disconnect(): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    this.#connection = undefined;
    this.#asked = undefined;
    this.#stopAll();
    this.gateway.disconnect(connection);
  }

  /** The service has ended a connection, which is gone in a later turn. */
  #closed(connection: Connection): void {
    setImmediate(() => {
      if (this.#connection === connection) this.disconnect();
    });
  }

  /** Notes what is missing, at a moment at which everything must have arrived. */
  expectAll(): void {
    for (const [chatId, progress] of this.#chats) {
      this.#note(progress.missing(this.database.revisionOf(chatId)), `messages of ${chatId}`);
      this.#note(this.#outdated(chatId, progress), `messages of ${chatId}`);
      if (progress.isFollowing && progress.isOutdated)
        this.#note('not sent away in another epoch', chatId);
    }
    if (!this.#isListening) return;
    this.#note(this.#own.missing(this.database.ownChanges(this.userId)), 'own state');
    for (const chatId of this.database.chatsOf(this.userId)) {
      const progress = this.#news.get(chatId);
      if (progress?.isFollowing !== true) this.#note('not told of', chatId);
      else {
        this.#note(progress.missing(this.database.revisionOf(chatId)), `news of ${chatId}`);
        this.#note(this.#outdated(chatId, progress), `news of ${chatId}`);
      }
    }
    for (const [chatId, progress] of this.#news) {
      if (this.database.hasParticipant(chatId, this.userId)) continue;
      // Of a chat that came and went before it was told of, it need not hear.
      const knows = progress.hasSeen || this.#steadyChats.includes(chatId);
      if (progress.isFollowing && knows) this.#note('not told of the removal', chatId);
    }
  }

  /** What it was told of messages, put together, is what is stored. */
  #outdated(chatId: ChatId, progress: Progress): string | undefined {
    const { database } = this;
    return progress.outdated((id) => database.messageNow(chatId, id));
  }

  get #isToListen(): boolean {
    return this.#asked?.name === 'listen-all-chats' && !this.#isListening;
  }

  /** Whether the first news of a chat may come, which is not known to be followed. */
  #mayBegin(chatId: ChatId): boolean {
    return this.#isToListen || (this.#isListening && this.#oldChats.has(chatId));
  }

  #isReady(): boolean {
    return this.#connection !== undefined && !this.isBusy;
  }

  #ask(name: string, data: { chatId?: ChatId; after?: number; epoch?: string }): void {
    if (!this.#isReady()) return;
    this.#asked = { name, ...data };
    this.gateway.receive(this.#connection!, { name, data });
  }

  #stopAll(): void {
    this.#isListening = false;
    this.#chats.forEach((progress) => progress.end());
    this.#news.clear();
  }

  #take({ event, data }: OutgoingEvent): void {
    switch (event) {
      case 'new-message':
      case 'message-updated':
      case 'message-deleted':
        return this.#takeChange(this.#chats, data, data);
      case 'reaction-changed':
        return this.#takeChange(this.#chats, data, data);
      case 'pin-changed':
        return this.#takeChange(this.#chats, data, data.pin);
      case 'participants-changed':
        return this.#takeChange(this.#chats, data, {});
      case 'chat-updated':
        return this.#takeChange(this.#news, data, {
          message: data.lastMessage ?? data.updated ?? data.deleted ?? data.pin?.message,
          reaction: data.reaction,
        });
      case 'chat-created':
        this.#note(this.#own.take(data.chat.id, data), 'own state');
        return this.#takeCreated(data);
      case 'my-chat-updated':
        return this.#note(this.#own.take(data.chatId, data), 'own state');
      default:
        if (event === 'error' && data.chatId !== undefined) return this.#startAnew(data.chatId);
        this.#takeReply(event, data);
    }
  }

  #takeChange(
    progresses: Map<ChatId, Progress>,
    { chatId, revision, removed }: { chatId: ChatId; revision: number; removed?: UserId[] },
    news: News,
  ): void {
    const progress = progressOf(progresses, chatId);
    if (progresses === this.#news && this.#mayBegin(chatId) && !progress.isFollowing) {
      progress.startUpTo(revision);
    }
    // The list goes on past what is missing without a word.
    const mayLeap = progresses === this.#news && this.database.isDamaged(chatId);
    if (mayLeap) progress.startAnew(Infinity);
    this.#note(progress.take(revision, this.#isMissing(chatId), news), chatId);
    if (removed?.includes(this.userId)) progress.remove(revision);
  }

  #takeCreated({ chat: { id, revision } }: EventPayloads['chat-created']): void {
    const known = this.#news.get(id);
    if (!this.#isListening && !this.#isToListen) this.#note('told of, which was not asked for', id);
    if (known?.isFollowing && known.hasSeen) this.#note('told of a second time', id);
    const progress = new Progress();
    progress.start(revision);
    this.#news.set(id, progress);
  }

  /** What it has seen of a chat that it follows does not count any more. */
  #startAnew(chatId: ChatId): void {
    if (!this.database.isDamaged(chatId)) this.#note('is to start anew', chatId);
    progressOf(this.#chats, chatId).startAnew(this.database.revisionOf(chatId));
  }

  #takeReply(event: string, data: unknown): void {
    const { name, chatId } = this.#asked!;
    this.#asked = undefined;
    if (event === 'all-chats-left') this.#stopAll();
    else if (name === 'listen-all-chats') this.#listenAnswered(event, data);
    else {
      const progress = progressOf(this.#chats, chatId!);
      if (event === 'chat-left') progress.end();
      else if (event === 'error') {
        progress.refused();
        const { code } = data as EventPayloads['error'];
        if (code === 'CANNOT_RESUME') this.#startAnew(chatId!);
      } else this.#note(this.#joined(progress, data as EventPayloads['chat-joined']), chatId!);
    }
  }

  #joined(progress: Progress, reply: EventPayloads['chat-joined']): string | undefined {
    return progress.joined(reply, this.#isMissing(reply.chatId), this.database.epochNow);
  }

  #isMissing(chatId: ChatId) {
    return (after: number, before: number) => this.database.isMissing(chatId, after, before);
  }

  /** From the reply on nothing may be missed; of what is stored by now, some may still come. */
  #listenAnswered(event: string, data: unknown): void {
    if (event === 'error') return this.#listenRefused(data as EventPayloads['error']);
    const reply = data as EventPayloads['listening-all-chats'];
    if (this.#isListening) return;
    this.#note(this.#own.listening(reply, this.database.epochNow), 'own state');
    this.#isListening = true;
    this.#oldChats = new Set(this.database.chats.keys());
    for (const chatId of this.database.chatsOf(this.userId)) {
      const progress = progressOf(this.#news, chatId);
      if (!progress.isFollowing) progress.startUpTo(this.database.revisionOf(chatId));
    }
  }

  #listenRefused({ code }: EventPayloads['error']): void {
    this.#news.clear();
    if (code !== 'CANNOT_RESUME') return;
    if (!this.#own.isOutdated) this.#note('is to start anew', 'own state');
    this.#own.startAnew();
  }

  #note(mistake: string | undefined, what: string): void {
    if (mistake !== undefined) this.mistakes.push(`${this.userId}: ${what}: ${mistake}`);
  }
}

function progressOf(progresses: Map<ChatId, Progress>, chatId: ChatId): Progress {
  const progress = progresses.get(chatId) ?? new Progress();
  progresses.set(chatId, progress);
  return progress;
}

/** A socket whose client takes what comes at once, until it is cut. */
class ModelTransport implements Transport {
  isCut: () => boolean = () => false;

  constructor(
    private readonly take: (event: OutgoingEvent) => void,
    readonly close: () => void,
  ) {}

  send(events: readonly EncodedEvent[]): void {
    for (const { event } of events) if (!this.isCut()) this.take(event);
  }

  bufferedBytes(): number {
    return 0;
  }

  onDrain(): void {}
}
