import type { ChatCreatedEvent, ChatUpdatedEvent } from '../../generated/events/payloads';
import { type Backoff, backoffMs, delay } from './backoff';
import type { Commands } from './commands';
import { callSafely, type MessagingError } from './errors';

/** What an app wants to hear of all the user's chats. */
export interface ChatListHandlers {
  onChatCreated?: (event: ChatCreatedEvent) => unknown;
  /** A chat has a newer message, one that was edited or deleted, or other participants. */
  onChatUpdated?: (event: ChatUpdatedEvent) => unknown;
  /**
   * The connection was away, or listening has just begun: read the list again (`rest.listChats`).
   * What happens from now on is told.
   */
  onResync?: () => unknown;
}

const timeoutMs = 15_000;

/** The list of chats as an app follows it. */
export class ChatListSubscription {
  /** Resolves when the service listens for the first time; fails when it refuses. */
  readonly listening: Promise<void>;
  #settle!: { resolve: () => void; reject: (reason: MessagingError) => void };
  #commands: Commands | undefined;
  readonly #life = new AbortController();

  constructor(
    private readonly handlers: ChatListHandlers,
    private readonly context: { backoff: Backoff; onError: (error: unknown) => void },
  ) {
    this.listening = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
  }

  /** Listens on a new connection. */
  async connected(commands: Commands): Promise<void> {
    this.#commands = commands;
    for (let attempt = 0; this.#isCurrent(commands); attempt += 1) {
      try {
        await commands.ask('listen-all-chats', {}, timeoutMs);
        if (!this.#isCurrent(commands)) return;
        this.#settle.resolve();
        return this.#call(() => this.handlers.onResync?.());
      } catch (error) {
        const refusal = error as MessagingError;
        if (!this.#isCurrent(commands)) return;
        if (!refusal.retryable) return this.end(refusal);
        await delay(backoffMs(this.context.backoff, attempt), this.#life.signal);
      }
    }
  }

  disconnected(): void {
    this.#commands = undefined;
  }

  /** Takes an event of the list. */
  accept(event: string, data: unknown): void {
    const { onChatCreated, onChatUpdated } = this.handlers;
    if (event === 'chat-created') this.#call(() => onChatCreated?.(data as ChatCreatedEvent));
    if (event === 'chat-updated') this.#call(() => onChatUpdated?.(data as ChatUpdatedEvent));
  }

  /** Tells the app nothing more. */
  end(reason: MessagingError): void {
    this.#life.abort();
    this.#settle.reject(reason);
  }

  #isCurrent(commands: Commands): boolean {
    return this.#commands === commands && !this.#life.signal.aborted;
  }

  #call(handler: () => unknown): void {
    if (!this.#life.signal.aborted) callSafely(handler, this.context.onError);
  }
}
