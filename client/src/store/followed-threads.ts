import type { MessageId, MessagingError } from '../index';
import type { ChatLoading } from './chat-loading';
import type { ChatReader } from './chat-reader';
import type { ChatState } from './chat-state';
import type { KeptState } from './kept-state';
import { withWindow } from './timeline';
import type { ThreadState } from './thread-state';
import { WindowPages } from './window-pages';

/** A reading of a thread, and why it failed. */
interface Reading {
  error?: MessagingError;
}

/** The threads of a chat that are shown: each is read when it is opened, and kept right with the chat. */
export class FollowedThreads {
  /** By the message that a thread began with, the reading of it that counts. */
  readonly #readings = new Map<MessageId, Reading>();

  /**
   * @param most how many answers of each are kept
   * @param changed is told that one could not be read
   */
  constructor(
    private readonly kept: KeptState,
    private readonly reader: ChatReader,
    private readonly chat: ChatLoading,
    private readonly most: number,
    private readonly changed: () => void,
  ) {}

  /** What is known of a thread; undefined before it is read. */
  stateOf(rootId: MessageId): ThreadState | undefined {
    return this.kept.current && threadOf(this.kept.current, rootId);
  }

  /** Why a thread could not be read. */
  errorOf(rootId: MessageId): MessagingError | undefined {
    return this.#readings.get(rootId)?.error;
  }

  /** Reads a thread and keeps it right, if that is not so already. */
  open(rootId: MessageId): void {
    if (!this.#readings.has(rootId)) this.#reopen(rootId);
  }

  /** Forgets a thread. */
  close(rootId: MessageId): void {
    this.#readings.delete(rootId);
    const { current } = this.kept;
    if (current !== undefined) this.kept.set({ ...current, threads: without(current, rootId) });
  }

  /** An earlier state of the chat was restored: all that are open are read anew. */
  restart(): void {
    for (const rootId of this.#readings.keys()) this.#reopen(rootId);
  }

  /** Reads the newest answers, in place of those that are shown. Fails with MessagingError. */
  async loadNewest(rootId: MessageId): Promise<void> {
    if (this.#readings.has(rootId)) await this.#load(rootId);
  }

  /** The pages before and after the answers that are shown. */
  pages(rootId: MessageId): WindowPages {
    const thread = {
      range: { threadId: rootId },
      of: (state: ChatState) => threadOf(state, rootId)?.window,
      put: (state: ChatState, window: ThreadState['window']) =>
        withThread(state, withWindow(threadOf(state, rootId)!, window)),
      // What is pending is shown in the chat as well, which has it when a change tells it.
      came: () => undefined,
    };
    return new WindowPages(this.kept, this.reader, thread, this.most);
  }

  #reopen(rootId: MessageId): void {
    // Why it failed is to be seen.
    this.#load(rootId).catch(() => undefined);
  }

  async #load(rootId: MessageId): Promise<void> {
    const reading: Reading = {};
    this.#readings.set(rootId, reading);
    try {
      await this.#read(rootId, reading);
    } catch (error) {
      reading.error = error as MessagingError;
      this.changed();
      throw error;
    }
  }

  /** Reads a thread after the chat itself: what was said before is in it then, and the rest is told. */
  async #read(rootId: MessageId, reading: Reading): Promise<void> {
    await this.chat.known();
    const { kept } = this;
    const [thread, onTop] = await kept.during(() => this.reader.thread(rootId));
    if (reading !== this.#readings.get(rootId) || kept.current === undefined) return;
    kept.set(onTop(withThread(kept.current, thread)));
  }
}

function threadOf({ threads }: ChatState, rootId: MessageId): ThreadState | undefined {
  return threads.find((thread) => thread.rootId === rootId);
}

function without({ threads }: ChatState, rootId: MessageId): ThreadState[] {
  return threads.filter((thread) => thread.rootId !== rootId);
}

function withThread(state: ChatState, thread: ThreadState): ChatState {
  return { ...state, threads: [...without(state, thread.rootId), thread] };
}
