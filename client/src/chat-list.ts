import type {
  BlockChangedEvent,
  ChatCreatedEvent,
  ChatUpdatedEvent,
  ListeningAllChats,
  MyChatUpdatedEvent,
} from '../../generated/events/payloads';
import type { Epoch, StateRevision } from '../../generated/schemas';
import { type Backoff, backoffMs, delay } from './backoff';
import type { Commands } from './commands';
import { callSafely, type MessagingError } from './errors';
import { placeOf } from './place';

/** What an app wants to hear of all the user's chats. */
export interface ChatListHandlers {
  /** A chat was made, or the user was put into one. */
  onChatCreated?: (event: ChatCreatedEvent) => unknown;
  /** A chat has a newer message, one that was edited or deleted, or other participants. */
  onChatUpdated?: (event: ChatUpdatedEvent) => unknown;
  /** The user has read on, muted, pinned, archived or marked a chat, on any device, or was removed from one. */
  onMyChatUpdated?: (event: MyChatUpdatedEvent) => unknown;
  /** The user has blocked someone, on any device, or blocks them no more. */
  onBlockChanged?: (event: BlockChangedEvent) => unknown;
  /**
   * The connection was away, or listening has just begun: read the list again (`rest.listChats`).
   * What happens from now on is told. The place is where listening may begin another time.
   */
  onResync?: (place: ChatListPlace) => unknown;
}

/** How far a user's own state has come, for an app to keep. */
export interface ChatListPlace {
  after: StateRevision;
  epoch: Epoch;
}

export interface ChatListOptions extends ChatListHandlers {
  /**
   * The last `stateRevision` that the app has; what the user's own state is since is told first.
   * Without it, and where the client listens already: from now.
   */
  after?: StateRevision;
  /** The epoch that `after` belongs to. Without it a restored state may go unnoticed. */
  epoch?: Epoch | undefined;
}

const timeoutMs = 15_000;

/** The list of chats as an app follows it, with the user's own state by its revision. */
export class ChatListSubscription {
  /** Resolves when the service listens for the first time; fails when it refuses. */
  readonly listening: Promise<void>;
  #settle!: { resolve: () => void; reject: (reason: MessagingError) => void };
  #after: StateRevision | undefined;
  #epoch: Epoch | undefined;
  #commands: Commands | undefined;
  readonly #life = new AbortController();

  constructor(
    private readonly options: ChatListOptions,
    private readonly context: { backoff: Backoff; onError: (error: unknown) => void },
  ) {
    this.#after = options.after;
    this.#epoch = options.epoch;
    this.listening = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
  }

  /** Listens on a new connection, from where the last one stopped. */
  async connected(commands: Commands): Promise<void> {
    this.#commands = commands;
    for (let attempt = 0; this.#isCurrent(commands); attempt += 1) {
      const place = placeOf(this.#after, this.#epoch);
      try {
        const reply = await commands.ask('listen-all-chats', place, timeoutMs);
        if (this.#isCurrent(commands)) this.#listensWith(reply);
        return;
      } catch (error) {
        const refusal = error as MessagingError;
        if (!this.#isCurrent(commands)) return;
        if ('after' in place && refusal.code === 'CANNOT_RESUME') {
          this.#after = this.#epoch = undefined;
          continue;
        }
        if (!refusal.retryable) return this.end(refusal);
        await delay(backoffMs(this.context.backoff, attempt), this.#life.signal);
      }
    }
  }

  disconnected(): void {
    this.#commands = undefined;
  }

  /** Takes an event of the list; of the user's own state, one that was not told yet. */
  accept(event: string, data: unknown): void {
    const { stateRevision } = (data ?? {}) as { stateRevision?: StateRevision };
    if (stateRevision !== undefined && !this.#reach(stateRevision)) return;
    const { onChatCreated, onChatUpdated, onMyChatUpdated, onBlockChanged } = this.options;
    if (event === 'chat-created') this.#call(() => onChatCreated?.(data as ChatCreatedEvent));
    if (event === 'chat-updated') this.#call(() => onChatUpdated?.(data as ChatUpdatedEvent));
    if (event === 'my-chat-updated')
      this.#call(() => onMyChatUpdated?.(data as MyChatUpdatedEvent));
    if (event === 'block-changed') this.#call(() => onBlockChanged?.(data as BlockChangedEvent));
  }

  /** Tells the app nothing more. */
  end(reason: MessagingError): void {
    this.#life.abort();
    this.#settle.reject(reason);
  }

  #isCurrent(commands: Commands): boolean {
    return this.#commands === commands && !this.#life.signal.aborted;
  }

  #listensWith({ stateRevision, epoch }: ListeningAllChats): void {
    this.#reach(stateRevision);
    this.#epoch = epoch;
    this.#settle.resolve();
    this.#call(() => this.options.onResync?.({ after: stateRevision, epoch }));
  }

  /** Whether this is further than anything before. */
  #reach(stateRevision: StateRevision): boolean {
    if (stateRevision <= (this.#after ?? -1)) return false;
    this.#after = stateRevision;
    return true;
  }

  #call(handler: () => unknown): void {
    if (!this.#life.signal.aborted) callSafely(handler, this.context.onError);
  }
}
