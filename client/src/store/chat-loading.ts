import type { Message, MessageId } from '../index';
import type { ChatReader } from './chat-reader';
import type { ChatState } from './chat-state';
import { entryOf } from './entry';
import type { KeptState } from './kept-state';
import { withWindow } from './timeline';
import { type PagedWindow, WindowPages } from './window-pages';

/** What is told of what is read. */
export interface ChatLoadingListener {
  /** Messages were read. */
  came(messages: readonly Message[]): void;
  /** The chat was read, with its newest messages. */
  loaded(chat: ChatState): void;
}

/** Reads what is shown of a chat: itself with its newest messages, then more. */
export class ChatLoading {
  /** The pages before and after the messages that are shown. */
  readonly pages: WindowPages;
  /** The reading of the whole chat that counts. */
  #loading: object | undefined;
  /** The last reading of the whole chat. */
  #loaded: Promise<void> = Promise.resolve();
  /** The reading around a message that counts. */
  #jump: object | undefined;
  #hasPins: boolean;
  #isReadingEntry = false;

  /** @param maxMessages how many messages are kept at most */
  constructor(
    private readonly kept: KeptState,
    private readonly reader: ChatReader,
    private readonly listener: ChatLoadingListener,
    maxMessages: number,
  ) {
    const all: PagedWindow = {
      range: {},
      of: ({ window }) => window,
      put: withWindow,
      came: (messages) => listener.came(messages),
    };
    this.pages = new WindowPages(kept, reader, all, maxMessages);
    this.#hasPins = kept.current?.pins !== undefined;
  }

  /** Reads the whole chat. Fails with MessagingError. */
  load(): Promise<void> {
    return (this.#loaded = this.#read());
  }

  /** Resolves when the chat is known. Fails with MessagingError where it never was. */
  async known(): Promise<void> {
    // That it could not be read once more is told to who asked for that.
    await this.#loaded.catch((error: unknown) => {
      if (this.kept.current === undefined) throw error;
    });
  }

  /** Reads the newest messages, in place of those that are shown. Fails with MessagingError. */
  async loadNewest(): Promise<void> {
    if (this.kept.current !== undefined) await this.load();
  }

  /**
   * Reads the messages around one, in place of those that are shown. What is asked for last counts, also
   * where that is the newest messages. Fails with MessagingError.
   */
  async loadAround(message: MessageId | number): Promise<void> {
    const jump = (this.#jump = {});
    const loaded = this.#loaded;
    await this.known();
    const [page, onTop] = await this.kept.during(() =>
      this.reader.messages({ around: `${message}` }),
    );
    // The whole chat is read anew: what was read of it before may be of an earlier state.
    if (loaded !== this.#loaded) return this.#loaded;
    const { current } = this.kept;
    if (jump !== this.#jump || current === undefined) return;
    const { items: messages, hasOlder, hasNewer } = page;
    this.kept.set(onTop(withWindow(current, { messages, hasOlder, hasNewer })));
    this.listener.came(messages);
  }

  /**
   * Reads what is pinned, after the chat itself: what was pinned before is in it, and the rest is told.
   * Fails with MessagingError.
   */
  async loadPins(): Promise<void> {
    this.#hasPins = true;
    const loaded = this.#loaded;
    await this.known();
    const { kept } = this;
    if (kept.current?.pins !== undefined) return;
    const [pins, onTop] = await kept.during(() => this.reader.pins());
    // What was read anew meanwhile has them.
    if (loaded !== this.#loaded) return this.#loaded;
    if (kept.current !== undefined) kept.set(onTop({ ...kept.current, pins }));
  }

  /** Reads the chat itself once more, without its messages. */
  async loadEntry(): Promise<void> {
    if (this.#isReadingEntry) return;
    this.#isReadingEntry = true;
    const { kept } = this;
    // Why it cannot be read is told where the chat is joined.
    const read = () => this.reader.chat().catch(() => undefined);
    const [chat, onTop] = await kept.during(read);
    this.#isReadingEntry = false;
    if (chat === undefined || kept.current === undefined) return;
    kept.set(onTop({ ...kept.current, entry: entryOf(chat) }));
  }

  async #read(): Promise<void> {
    const loading = (this.#loading = {});
    const { kept, reader, listener } = this;
    const [base, onTop] = await kept.during(() => reader.newest(this.#hasPins));
    if (loading !== this.#loading) return;
    // Threads are kept right by the changes, whatever is shown of the chat.
    kept.set(onTop({ ...base, threads: kept.current?.threads ?? [] }));
    listener.loaded(base);
  }
}
