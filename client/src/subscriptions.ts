import type { EventPayloads } from '../../generated/events/gateway';
import type { ChatId } from '../../generated/schemas';
import { changeOfEvent } from './changes';
import { type ChatListOptions, ChatListSubscription } from './chat-list';
import { type ChatContext, type ChatOptions, ChatSubscription } from './chat-subscription';
import type { Commands } from './commands';
import { MessagingError } from './errors';
import { signalOf } from './signals';

const commandTimeoutMs = 10_000;

/** All that the app follows; it is followed again on each new connection. */
export class Subscriptions {
  readonly #chats = new Map<ChatId, Set<ChatSubscription>>();
  readonly #lists = new Set<ChatListSubscription>();
  #commands: Commands | undefined;

  constructor(private readonly context: Omit<ChatContext, 'onEnded'>) {}

  joinChat(chatId: ChatId, options: ChatOptions): ChatSubscription {
    const subscription = new ChatSubscription(chatId, options, {
      ...this.context,
      onEnded: (ended) => this.#forget(ended),
    });
    const others = this.#chats.get(chatId) ?? new Set();
    this.#chats.set(chatId, others.add(subscription));
    if (this.#commands !== undefined) void subscription.connected(this.#commands);
    return subscription;
  }

  async leaveChat(subscription: ChatSubscription): Promise<void> {
    const { chatId } = subscription;
    subscription.end(leftByApp());
    const wasLast = this.#forget(subscription);
    // Without a connection there is nothing to leave.
    if (wasLast)
      await this.#commands?.ask('leave-chat', { chatId }, commandTimeoutMs).catch(ignore);
  }

  listen(options: ChatListOptions): ChatListSubscription {
    const subscription = new ChatListSubscription(options, this.context);
    this.#lists.add(subscription);
    if (this.#commands !== undefined) void subscription.connected(this.#commands);
    return subscription;
  }

  /** The service has no command that ends only this; its events are dropped until the next connection. */
  stopListening(subscription: ChatListSubscription): Promise<void> {
    subscription.end(leftByApp());
    this.#lists.delete(subscription);
    return Promise.resolve();
  }

  /** Says that nothing is followed any more, before the connection ends. */
  leaveAll(): void {
    if (this.#all().length === 0) return;
    this.#commands?.askNow('leave-all-chats', {}, commandTimeoutMs).catch(ignore);
  }

  /** Follows everything on a new connection. */
  connected(commands: Commands): void {
    this.#commands = commands;
    for (const subscription of this.#all()) void subscription.connected(commands);
  }

  disconnected(): void {
    this.#commands = undefined;
    for (const subscription of this.#all()) subscription.disconnected();
  }

  /** Ends everything: there will be no connection any more. */
  endAll(reason: MessagingError): void {
    for (const subscription of this.#all()) subscription.end(reason);
    this.#chats.clear();
    this.#lists.clear();
  }

  /** Takes an event, which may be newer than this client. */
  accept(event: keyof EventPayloads, data: unknown): void {
    const values = data as { chatId: ChatId };
    const change = changeOfEvent(event, values);
    const signal = signalOf(event, data);
    if (change !== undefined) {
      this.#each(values.chatId, (subscription) => subscription.accept(change));
    } else if (signal !== undefined) {
      this.#each(values.chatId, (subscription) => subscription.signalled(signal));
    } else if (event === 'error') {
      const { code, chatId } = data as EventPayloads['error'];
      if (code === 'CANNOT_RESUME' && chatId !== undefined)
        this.#each(chatId, (subscription) => subscription.restart());
    } else for (const list of [...this.#lists]) list.accept(event, data);
  }

  #each(chatId: ChatId, give: (subscription: ChatSubscription) => void): void {
    for (const subscription of [...(this.#chats.get(chatId) ?? [])]) give(subscription);
  }

  /** Tells whether no one follows the chat any more. */
  #forget(subscription: ChatSubscription): boolean {
    const others = this.#chats.get(subscription.chatId);
    if (others?.delete(subscription) !== true || others.size > 0) return false;
    this.#chats.delete(subscription.chatId);
    return true;
  }

  #all(): (ChatSubscription | ChatListSubscription)[] {
    return [...[...this.#chats.values()].flatMap((chat) => [...chat]), ...this.#lists];
  }
}

function leftByApp(): MessagingError {
  return new MessagingError('CLIENT_CLOSED', 'The app left.', { retryable: false });
}

function ignore(): void {}
