import type { EventPayloads } from '../../generated/events/gateway';
import type { ChatChange, ChatId, Epoch, Revision } from '../../generated/schemas';
import { type Backoff, backoffMs, delay } from './backoff';
import { type ChangeHandlers, tell } from './changes';
import type { Commands } from './commands';
import { callSafely, type MessagingError } from './errors';
import type { Rest } from './operations';
import { OrderedChanges } from './ordered-changes';
import { placeOf } from './place';
import { type Signal, type SignalHandlers, tellSignal } from './signals';

/** What an app wants to hear of a chat. Whatever a handler throws goes to `onError` of the client. */
export interface ChatHandlers extends ChangeHandlers, SignalHandlers {
  /**
   * Each lasting change, of every kind, once and in order, after the handler of its kind. Its `revision` with `epoch` is where to
   * resume from.
   */
  onChange?: (change: ChatChange, epoch: Epoch | undefined) => unknown;
  /**
   * The chat is joined, for the first time or after a loss of the connection: from now on what is of use for
   * a moment is told, and what was told of it meanwhile is not known.
   */
  onJoined?: () => unknown;
  /**
   * The chat could not be resumed: an earlier state of it was restored at the service. It was joined
   * anew: load it again. What comes from now on is told after this.
   */
  onRestarted?: () => unknown;
  /**
   * The chat cannot be followed any more, for example because the user was removed from it. That
   * the whole client is closed is told by its state.
   */
  onEnded?: (reason: MessagingError) => unknown;
}

export interface ChatOptions extends ChatHandlers {
  /** The last revision that the app has; what came after it is given first. Without it: from now. */
  after?: Revision;
  /** The epoch that `after` belongs to. Without it a restored state may go unnoticed. */
  epoch?: Epoch | undefined;
}

/** What a subscription needs of the client. */
export interface ChatContext {
  userId: string;
  rest: Pick<Rest, 'listChanges'>;
  backoff: Backoff;
  onError: (error: unknown) => void;
  /** Is told when the subscription has ended by itself. */
  onEnded: (subscription: ChatSubscription) => void;
}

const joinTimeoutMs = 15_000;
const pageSize = 100;

/** One chat as an app follows it: by revision, so each change once and in order, whatever fails. */
export class ChatSubscription {
  /** Resolves when the chat is joined for the first time; fails when it cannot be. */
  readonly joined: Promise<void>;
  #settle!: { resolve: () => void; reject: (reason: MessagingError) => void };
  #changes: OrderedChanges;
  /** The history that the last revision belongs to, once it is known. */
  #epoch: Epoch | undefined;
  #commands: Commands | undefined;
  #isJoining = false;
  #isFilling = false;
  /** Whether the app is to be told, as soon as the chat is joined, that it was joined anew. */
  #hasRestarted = false;
  readonly #life = new AbortController();

  constructor(
    readonly chatId: ChatId,
    private readonly options: ChatOptions,
    private readonly context: ChatContext,
  ) {
    this.#changes = this.#changesAfter(options.after);
    this.#epoch = options.epoch;
    this.joined = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
  }

  /** Aborted when the app is given nothing more, with the reason. */
  get life(): AbortSignal {
    return this.#life.signal;
  }

  /** Joins on a new connection, from where the last one stopped. */
  async connected(commands: Commands): Promise<void> {
    this.#commands = commands;
    this.#isJoining = true;
    for (let attempt = 0; this.#isCurrent(commands); attempt += 1) {
      const place = placeOf(this.#changes.last, this.#epoch);
      // It is replayed, or read over REST.
      this.#changes.clear();
      try {
        const joining = commands.ask('join-chat', { chatId: this.chatId, ...place }, joinTimeoutMs);
        const reply = await joining;
        if (this.#isCurrent(commands)) this.#joinedWith(reply);
        return;
      } catch (error) {
        const refusal = error as MessagingError;
        if (!this.#isCurrent(commands)) return;
        if ('after' in place && refusal.code === 'CANNOT_RESUME') {
          this.restart();
          continue;
        }
        if (!refusal.retryable) return this.#endBecause(refusal);
        await delay(backoffMs(this.context.backoff, attempt), this.#life.signal);
      }
    }
  }

  disconnected(): void {
    this.#commands = undefined;
  }

  /** Takes a change that came live, or in the replay of a join. */
  accept(change: ChatChange): void {
    if (this.#life.signal.aborted) return;
    this.#changes.take(change);
    // While a join is under way, its replay brings what is missing.
    if (!this.#isJoining) void this.#fill();
  }

  /** Takes news of a moment. */
  signalled(signal: Signal): void {
    if (this.#life.signal.aborted) return;
    callSafely(() => tellSignal(this.options, signal), this.context.onError);
  }

  /** Joins anew, from now on: what comes after the last change is not to be had. */
  restart(): void {
    this.#changes = this.#changesAfter(undefined);
    this.#epoch = undefined;
    this.#hasRestarted = true;
    if (!this.#isJoining && this.#commands !== undefined) void this.connected(this.#commands);
  }

  /** Gives the app nothing more. */
  end(reason: MessagingError): void {
    this.#life.abort(reason);
    this.#changes.clear();
    this.#settle.reject(reason);
  }

  #isCurrent(commands: Commands): boolean {
    return this.#commands === commands && !this.#life.signal.aborted;
  }

  #changesAfter(last: Revision | undefined): OrderedChanges {
    return new OrderedChanges(last, (change) => this.#give(change));
  }

  #joinedWith({ revision, through, epoch }: EventPayloads['chat-joined']): void {
    this.#isJoining = false;
    this.#epoch = epoch;
    if (this.#hasRestarted) callSafely(() => this.options.onRestarted?.(), this.context.onError);
    this.#hasRestarted = false;
    this.#changes.reach(revision);
    this.#changes.closeThrough(through);
    void this.#fill();
    callSafely(() => this.options.onJoined?.(), this.context.onError);
    this.#settle.resolve();
  }

  #give(change: ChatChange): void {
    const { onError, userId } = this.context;
    if (this.#life.signal.aborted) return;
    callSafely(() => tell(this.options, change), onError);
    callSafely(() => this.options.onChange?.(change, this.#epoch), onError);
    // Who was removed has left with it; joining tells whether they have been added again since, or that
    // the chat is gone.
    const isOut = change.deletedBy !== undefined || change.removed?.includes(userId) === true;
    if (isOut && this.#commands) void this.connected(this.#commands);
  }

  /** Reads what was missed and not replayed over REST, while what comes live is held. */
  async #fill(): Promise<void> {
    if (this.#isFilling) return;
    this.#isFilling = true;
    const { signal } = this.#life;
    for (let attempt = 0; !signal.aborted && this.#changes.hasHole; attempt += 1) {
      const before = this.#changes.last;
      await this.#readPage(signal);
      if (this.#changes.last !== before) attempt = -1;
      else await delay(backoffMs(this.context.backoff, attempt), signal);
    }
    this.#isFilling = false;
  }

  async #readPage(signal: AbortSignal): Promise<void> {
    const changes = this.#changes;
    try {
      const { items, through } = await this.context.rest.listChanges({
        path: { chatId: this.chatId },
        query: { after: 0, ...placeOf(changes.last, this.#epoch), limit: pageSize },
        signal,
      });
      if (changes === this.#changes) changes.takeAll(items, through);
    } catch (error) {
      if (signal.aborted || changes !== this.#changes) return;
      const refusal = error as MessagingError;
      if (refusal.code === 'CANNOT_RESUME') this.restart();
      else if (!refusal.retryable) this.#endBecause(refusal);
    }
  }

  #endBecause(reason: MessagingError): void {
    this.end(reason);
    this.context.onEnded(this);
    callSafely(() => this.options.onEnded?.(reason), this.context.onError);
  }
}
