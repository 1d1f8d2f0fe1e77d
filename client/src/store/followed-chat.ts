import type {
  ChatChange,
  ChatId,
  Message,
  MessageId,
  MessagingClient,
  MessagingError,
  TypingEvent,
} from '../index';
import type { Answer } from './action';
import { ChatReader } from './chat-reader';
import { apply, type ChatState, withAnswer } from './chat-state';
import type { Deliveries } from './deliveries';
import { effectOf } from './effects';
import { entryOf, withOwnState } from './entry';
import { Meanwhile, type Transition } from './meanwhile';
import {
  lastSeqOf,
  type MessagePage,
  type MessageWindow,
  withNewer,
  withOlder,
  withoutNewest,
  withoutOldest,
} from './message-window';
import type { OwnState } from './own-state';
import { ReceiptBook } from './receipts';
import { withWindow } from './timeline';
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
  readonly #meanwhile = new Meanwhile<ChatState>();
  readonly #life = new AbortController();
  readonly #reader: ChatReader;
  #state: ChatState | undefined;
  /** The reading of the whole chat that counts. */
  #loading: object | undefined;
  /** The last reading of the whole chat. */
  #loaded: Promise<void>;
  /** The reading around a message that counts. */
  #jump: object | undefined;
  #hasPins: boolean;
  #isReadingEntry = false;

  /** @param state what was known of the chat before, to be shown until it is read */
  constructor(
    private readonly chatId: ChatId,
    private readonly context: FollowedChatContext,
    private readonly listener: FollowedChatListener,
    state?: ChatState,
  ) {
    const { client, maxMessages } = context;
    this.#reader = new ChatReader(chatId, client, maxMessages, this.#life.signal);
    this.typists = new Typists(() => this.#tell());
    this.receipts = new ReceiptBook(chatId, client, () => this.#tell(), this.#life.signal);
    this.#state = state;
    this.#hasPins = state?.pins !== undefined;
    this.#loaded = this.#read();
    void this.#follow();
  }

  /** What is known of the chat; undefined before it is read. */
  get state(): ChatState | undefined {
    return this.#state;
  }

  /** Ends it; nothing more is told. */
  close(): void {
    this.#life.abort();
    this.typists.clear();
  }

  /** Takes what the service answered to what the user has done. */
  answered(answer: Answer): void {
    this.#take((state) => withAnswer(state, answer));
  }

  /** Takes what is the user's own of the chat. */
  ownStateChanged(own: OwnState): void {
    this.#take((state) => ({ ...state, entry: withOwnState(state.entry, own) }));
  }

  /** What is the user's own may have changed without being told: it is read. */
  ownStateMissed(): void {
    this.#take((state) => ({ ...state, entry: { ...state.entry, isStale: true } }));
  }

  /** Reads the page before the first message. Fails with MessagingError. */
  async loadOlder(): Promise<void> {
    const { window } = this.#state ?? {};
    const before = window?.messages[0]?.seq;
    if (before === undefined || !window?.hasOlder) return;
    await this.#extend({ before }, (current, page, most) =>
      withoutNewest(withOlder(current, before, page), most),
    );
  }

  /** Reads the page after the last message. Fails with MessagingError. */
  async loadNewer(): Promise<void> {
    if (!this.#state?.window.hasNewer) return;
    const after = lastSeqOf(this.#state.window.messages);
    await this.#extend({ after }, (current, page, most) =>
      withoutOldest(withNewer(current, after, page), most),
    );
  }

  /** Reads the newest messages, in place of those that are shown. Fails with MessagingError. */
  async loadNewest(): Promise<void> {
    if (this.#state !== undefined) await this.#load();
  }

  /**
   * Reads the messages around one, in place of those that are shown. What is asked for last counts, also
   * where that is the newest messages. Fails with MessagingError.
   */
  async loadAround(message: MessageId | number): Promise<void> {
    const jump = (this.#jump = {});
    const loaded = this.#loaded;
    // That the newest could not be read is told to who asked for them.
    await loaded.catch((error: unknown) => {
      if (this.#state === undefined) throw error;
    });
    const [page, onTop] = await this.#meanwhile.during(() =>
      this.#reader.messages({ around: `${message}` }),
    );
    // The whole chat is read anew: what was read of it before may be of an earlier state.
    if (loaded !== this.#loaded) return this.#loaded;
    if (jump !== this.#jump || this.#state === undefined) return;
    const { items: messages, hasOlder, hasNewer } = page;
    this.#set(onTop(withWindow(this.#state, { messages, hasOlder, hasNewer })));
    this.listener.came(messages);
  }

  /**
   * Reads what is pinned, after the chat itself: what was pinned before is in it, and the rest is told.
   * Fails with MessagingError.
   */
  async loadPins(): Promise<void> {
    this.#hasPins = true;
    const loaded = this.#loaded;
    await loaded;
    if (this.#state?.pins !== undefined) return;
    const [pins, onTop] = await this.#meanwhile.during(() => this.#reader.pins());
    // What was read anew meanwhile has them.
    if (loaded !== this.#loaded) return this.#loaded;
    if (this.#state !== undefined) this.#set(onTop({ ...this.#state, pins }));
  }

  #load(): Promise<void> {
    return (this.#loaded = this.#read());
  }

  async #read(): Promise<void> {
    const loading = (this.#loading = {});
    const [base, onTop] = await this.#meanwhile.during(() => this.#reader.newest(this.#hasPins));
    if (loading !== this.#loading) return;
    this.#set(onTop(base));
    this.listener.came(base.window.messages);
    if (base.entry.chat.unreadCount > 0) this.#delivered(base.window.messages);
  }

  async #follow(): Promise<void> {
    const { signal } = this.#life;
    try {
      await this.#loaded;
      const leave = await this.context.client.joinChat(this.chatId, {
        after: this.#state!.entry.chat.revision,
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
    this.#load().catch((error: unknown) => this.#end(error as MessagingError));
  }

  #end(reason: MessagingError): void {
    if (!this.#life.signal.aborted) this.listener.ended(reason);
  }

  #changed(change: ChatChange): void {
    const { maxMessages } = this.context;
    this.#take((state) => {
      const next = apply(state, change);
      return { ...next, window: withoutOldest(next.window, maxMessages) };
    });
    const { message } = effectOf(change);
    if (message !== undefined) this.listener.came([message]);
    if (change.kind === 'message-sent') this.#sent(message!);
    this.typists.end(change.removed ?? []);
    if (change.added !== undefined) void this.receipts.load();
  }

  #take(transition: Transition<ChatState>): void {
    this.#meanwhile.take(transition);
    if (this.#state !== undefined) this.#set(transition(this.#state));
  }

  #sent(message: Message): void {
    const { senderId } = message;
    this.typists.end([senderId]);
    if (senderId !== this.context.client.userId) this.#delivered([message]);
  }

  /** In a chat of so many that receipts are not told, only what is read is said. */
  #delivered(messages: readonly Message[]): void {
    const { participantCount = Infinity } = this.#state?.entry.chat ?? {};
    if (participantCount > maxTold) return;
    this.context.deliveries.came(this.chatId, lastSeqOf(messages));
  }

  #typed(event: TypingEvent): void {
    if (!this.#life.signal.aborted) this.typists.take(event);
  }

  #tell(): void {
    if (!this.#life.signal.aborted) this.listener.changed();
  }

  #set(state: ChatState): void {
    if (this.#life.signal.aborted) return;
    this.#state = state;
    this.listener.changed();
    if (state.entry.isStale) void this.#readEntry();
  }

  /** Reads the chat itself once more, without its messages. */
  async #readEntry(): Promise<void> {
    if (this.#isReadingEntry) return;
    this.#isReadingEntry = true;
    // Why it cannot be read is told where the chat is joined.
    const read = () => this.#reader.chat().catch(() => undefined);
    const [chat, onTop] = await this.#meanwhile.during(read);
    this.#isReadingEntry = false;
    const state = this.#state;
    if (chat !== undefined && state !== undefined)
      this.#set(onTop({ ...state, entry: entryOf(chat) }));
  }

  /** Reads a page beside the window, and puts it there if the window begins or ends as it did. */
  async #extend(
    range: { before: number } | { after: number },
    extended: (window: MessageWindow, page: MessagePage, most: number) => MessageWindow,
  ): Promise<void> {
    const [page, onTop] = await this.#meanwhile.during(() => this.#reader.messages(range));
    const state = this.#state;
    if (state === undefined) return;
    const window = extended(state.window, page, this.context.maxMessages);
    this.#set(onTop(withWindow(state, window)));
    this.listener.came(page.items);
  }
}
