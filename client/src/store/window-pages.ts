import type { Message } from '../index';
import type { ChatReader, PageRange } from './chat-reader';
import type { ChatState } from './chat-state';
import type { KeptState } from './kept-state';
import {
  lastSeqOf,
  type MessagePage,
  type MessageWindow,
  withNewer,
  withOlder,
  withoutNewest,
  withoutOldest,
} from './message-window';

/** A window of a chat's state, to which pages are added. */
export interface PagedWindow {
  /** Of which of the chat's messages the pages are. */
  readonly range: Pick<PageRange, 'threadId'>;
  /** The window; undefined as long as it is not read. */
  of(state: ChatState): MessageWindow | undefined;
  /** The state with another window. */
  put(state: ChatState, window: MessageWindow): ChatState;
  /** Messages were read. */
  came(messages: readonly Message[]): void;
}

/** Reads the pages before and after a window. */
export class WindowPages {
  /** @param most how many messages are kept */
  constructor(
    private readonly kept: KeptState,
    private readonly reader: ChatReader,
    private readonly paged: PagedWindow,
    private readonly most: number,
  ) {}

  /** Reads the page before the first message. Fails with MessagingError. */
  async loadOlder(): Promise<void> {
    const window = this.#window;
    const before = window?.messages[0]?.seq;
    if (before === undefined || !window?.hasOlder) return;
    await this.#extend({ before }, (current, page) =>
      withoutNewest(withOlder(current, before, page), this.most),
    );
  }

  /** Reads the page after the last message. Fails with MessagingError. */
  async loadNewer(): Promise<void> {
    const window = this.#window;
    if (!window?.hasNewer) return;
    const after = lastSeqOf(window.messages);
    await this.#extend({ after }, (current, page) =>
      withoutOldest(withNewer(current, after, page), this.most),
    );
  }

  get #window(): MessageWindow | undefined {
    return this.kept.current && this.paged.of(this.kept.current);
  }

  /** Reads a page beside the window, and puts it there if the window begins or ends as it did. */
  async #extend(
    range: { before: number } | { after: number },
    extended: (window: MessageWindow, page: MessagePage) => MessageWindow,
  ): Promise<void> {
    const { kept, reader, paged } = this;
    const read = () => reader.messages({ ...paged.range, ...range });
    const [page, onTop] = await kept.during(read);
    const window = this.#window;
    if (window === undefined) return;
    kept.set(onTop(paged.put(kept.current!, extended(window, page))));
    paged.came(page.items);
  }
}
