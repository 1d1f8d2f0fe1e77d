import type {
  ChatChange,
  ChatId,
  Message,
  MessagingClient,
  MessagingError,
  TypingEvent,
} from '../index';
import type { Answer } from './action';
import { ChatLoading, type ChatLoadingListener } from './chat-loading';
import { ChatReader } from './chat-reader';
import { apply, type ChatState, withAnswer, withAtMost } from './chat-state';
import type { Deliveries } from './deliveries';
import { effectOf } from './effects';
import { withOwnState } from './entry';
import { FollowedThreads } from './followed-threads';
import { KeptState } from './kept-state';
import { lastSeqOf } from './message-window';
import type { OwnState } from './own-state';
import { ReceiptBook } from './receipts';
import { Typists } from './typists';

const maxTold = 100;

/** What a chat tells while it is followed. */
export interface FollowedChatListener {
  /** There is another state. */
  changed(): void;
  /** Messages were read or came. */
  came(messages: readonly Message[]): void;
  /** An earlier state of the chat was restored; it is read anew. */
  restarted(): void;
  /** The chat cannot be followed any more. */
  ended(reason: MessagingError): void;
}

/** What following a chat needs. */
export interface FollowedChatContext {
  client: Pick<MessagingClient, 'rest' | 'userId' | 'joinChat'>;
  /** How many messages are kept at most. */
  maxMessages: number;
  deliveries: Deliveries;
  /** A chat was joined, from when on it is told who of its participants is there. */
  joined: () => void;
}

/**
 * A chat from when it is opened until it is closed: it is read, then joined after the revision that was
 * read, so that nothing falls between the two. It shows before there is a connection.
 */
export class FollowedChat {
  /** Who else types. */
  readonly typists: Typists;
  /** How far the others have come. */
  readonly receipts: ReceiptBook;
  /** Reads it, and more of it. */
  readonly loading: ChatLoading;
  /** Its threads that are shown. */
  readonly threads: FollowedThreads;
  readonly #life = new AbortController();
  readonly #kept: KeptState;

  /** @param state what was known of the chat before, to be shown until it is read */
  constructor(
    private readonly chatId: ChatId,
    private readonly context: FollowedChatContext,
    private readonly listener: FollowedChatListener,
    state?: ChatState,
  ) {
    const { client, maxMessages } = context;
    const { signal } = this.#life;
    this.typists = new Typists(() => this.#tell());
    this.receipts = new ReceiptBook(chatId, client, () => this.#tell(), signal);
    this.#kept = new KeptState(signal, (current) => this.#isNow(current), state);
    const [kept, reader] = [this.#kept, new ChatReader(chatId, client, maxMessages, signal)];
    this.loading = new ChatLoading(kept, reader, this.#loadingListener(), maxMessages);
    this.threads = new FollowedThreads(kept, reader, this.loading, maxMessages, () => this.#tell());
    void this.#follow(this.loading.load());
  }

  /** What is known of the chat; undefined before it is read. */
  get state(): ChatState | undefined {
    return this.#kept.current;
  }

  /** Ends it; nothing more is told. */
  close(): void {
    this.#life.abort();
    this.typists.clear();
  }

  /** Takes what the service answered to what the user has done. */
  answered(answer: Answer): void {
    this.#kept.take((state) => withAnswer(state, answer));
  }

  /** Takes what is the user's own of the chat. */
  ownStateChanged(own: OwnState): void {
    this.#kept.take((state) => ({ ...state, entry: withOwnState(state.entry, own) }));
  }

  /** What is the user's own may have changed without being told: it is read. */
  ownStateMissed(): void {
    this.#kept.take((state) => ({ ...state, entry: { ...state.entry, isStale: true } }));
  }

  async #follow(loaded: Promise<void>): Promise<void> {
    const { signal } = this.#life;
    try {
      await loaded;
      const leave = await this.context.client.joinChat(this.chatId, {
        after: this.state!.entry.chat.revision,
        onChange: (change) => this.#changed(change),
        onJoined: () => {
          void this.receipts.load();
          this.context.joined();
        },
        onTyping: (event) => this.#typed(event),
        onReadUpdated: ({ reads }) => this.receipts.take('readSeq', reads),
        onDeliveredUpdated: ({ deliveries }) => this.receipts.take('deliveredSeq', deliveries),
        onRestarted: () => this.#restart(),
        onEnded: (reason) => this.#end(reason),
      });
      if (signal.aborted) void leave();
      else signal.addEventListener('abort', () => void leave());
    } catch (error) {
      this.#end(error as MessagingError);
    }
  }

  #restart(): void {
    this.listener.restarted();
    this.receipts.restart();
    this.loading.load().catch((error: unknown) => this.#end(error as MessagingError));
    this.threads.restart();
  }

  #end(reason: MessagingError): void {
    if (!this.#life.signal.aborted) this.listener.ended(reason);
  }

  #changed(change: ChatChange): void {
    const { maxMessages } = this.context;
    this.#kept.take((state) => withAtMost(apply(state, change), maxMessages));
    const { message } = effectOf(change);
    if (message !== undefined) this.listener.came([message]);
    if (change.kind === 'message-sent') this.#sent(message!);
    this.typists.end(change.removed ?? []);
    if (change.added !== undefined) void this.receipts.load();
  }

  #sent(message: Message): void {
    const { senderId } = message;
    this.typists.end([senderId]);
    if (senderId !== this.context.client.userId) this.#delivered([message]);
  }

  /** In a chat of so many that receipts are not told, only what is read is said. */
  #delivered(messages: readonly Message[]): void {
    const { participantCount = Infinity } = this.state?.entry.chat ?? {};
    if (participantCount > maxTold) return;
    this.context.deliveries.came(this.chatId, lastSeqOf(messages));
  }

  #typed(event: TypingEvent): void {
    if (!this.#life.signal.aborted) this.typists.take(event);
  }

  #tell(): void {
    if (!this.#life.signal.aborted) this.listener.changed();
  }

  #isNow(state: ChatState): void {
    this.listener.changed();
    if (state.entry.isStale) void this.loading.loadEntry();
  }

  #loadingListener(): ChatLoadingListener {
    return {
      came: (messages) => this.listener.came(messages),
      loaded: ({ window, entry }) => {
        this.listener.came(window.messages);
        if (entry.chat.unreadCount > 0) this.#delivered(window.messages);
      },
    };
  }
}
