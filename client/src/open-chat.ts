import type { ChatChange, ChatId, Message } from '../../generated/schemas';
import { type ChangeHandlers, tell } from './changes';
import type { ChatHandlers, ChatSubscription } from './chat-subscription';
import { callSafely, type MessagingError } from './errors';
import type { Rest } from './operations';
import { type SignalHandlers, signalHandlersOf } from './signals';
import type { Subscriptions } from './subscriptions';

/** What an app wants of a chat that it shows. */
export interface OpenChatOptions
  extends ChangeHandlers, SignalHandlers, Pick<ChatHandlers, 'onEnded'> {
  /** How many of the newest messages come first: 1 to 100, 50 if not said. */
  history?: number;
  /** Each message, once and in order of `seq`: the history first, then what comes. */
  onMessage: (message: Message) => unknown;
  /** Each lasting change that comes, of every kind, once and in order. */
  onChange?: (change: ChatChange) => unknown;
  /**
   * Forget every message of the chat: the history is given anew after this, and what comes. It
   * happens when an earlier state of the chat was restored.
   */
  onRestarted?: () => unknown;
}

/** What opening a chat needs of the client. */
export interface OpenChatContext {
  rest: Pick<Rest, 'listMessages'>;
  subscriptions: Pick<Subscriptions, 'joinChat' | 'leaveChat'>;
  onError: (error: unknown) => void;
}

/** One chat with its history. It is joined first, so nothing falls between the two. */
export class OpenChat {
  readonly #subscription: ChatSubscription;
  /** What came and waits for the history. */
  #held: ChatChange[] = [];
  #isLoading = false;
  #lastSeq = 0;

  constructor(
    chatId: ChatId,
    private readonly options: OpenChatOptions,
    private readonly context: OpenChatContext,
  ) {
    this.#subscription = context.subscriptions.joinChat(chatId, {
      onChange: (change) => this.#take(change),
      onRestarted: () => this.#restart(),
      ...(options.onEnded === undefined ? {} : { onEnded: options.onEnded }),
      ...signalHandlersOf(options),
    });
  }

  /** Resolves when the history was given; fails, and leaves the chat, when it cannot be. */
  async opened(): Promise<void> {
    this.#isLoading = true;
    await this.#subscription.joined;
    try {
      await this.#load();
    } catch (error) {
      const { life } = this.#subscription;
      const reason: unknown = life.aborted ? life.reason : error;
      void this.leave();
      throw reason ?? error;
    }
  }

  leave(): Promise<void> {
    return this.context.subscriptions.leaveChat(this.#subscription);
  }

  #take(change: ChatChange): void {
    if (this.#isLoading) this.#held.push(change);
    else this.#give(change);
  }

  #restart(): void {
    this.#held = [];
    this.#lastSeq = 0;
    this.#call(() => this.options.onRestarted?.());
    // What is read already is read once more.
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.#load().catch((reason: MessagingError) => {
      this.#call(() => this.options.onEnded?.(reason));
      void this.leave();
    });
  }

  /** Reads the newest messages and gives them, then what came since the chat was joined. */
  async #load(): Promise<void> {
    let held: ChatChange[];
    let messages: Message[];
    do {
      held = this.#held;
      messages = await this.#read();
    } while (held !== this.#held);
    messages.forEach((message) => this.#giveMessage(message));
    this.#isLoading = false;
    held.forEach((change) => this.#give(change));
  }

  /** Reads as long as that may succeed. */
  async #read(): Promise<Message[]> {
    const { chatId, life: signal } = this.#subscription;
    const request = { path: { chatId }, query: { limit: this.options.history ?? 50 }, signal };
    for (;;) {
      try {
        return (await this.context.rest.listMessages(request)).items;
      } catch (error) {
        // The call has waited between its attempts.
        if (!(error as MessagingError).retryable) throw error;
      }
    }
  }

  #give(change: ChatChange): void {
    const onMessage = (message: Message) => this.#giveMessage(message);
    this.#call(() => tell({ ...this.options, onMessage }, change));
    this.#call(() => this.options.onChange?.(change));
  }

  #giveMessage(message: Message): void {
    if (message.seq <= this.#lastSeq) return;
    this.#lastSeq = message.seq;
    this.#call(() => this.options.onMessage(message));
  }

  #call(handler: () => unknown): void {
    if (!this.#subscription.life.aborted) callSafely(handler, this.context.onError);
  }
}
