import type { EventPayloads } from '../../generated/events/gateway';
import type { ChatId, Message, Presence, User, UserId } from '../../generated/schemas';
import type { ChatListOptions, ChatListSubscription } from './chat-list';
import type { ChatOptions } from './chat-subscription';
import { callSafely, MessagingError } from './errors';
import { Connection } from './connection';
import type { ConnectionState, StateListener } from './connection-state';
import { OpenChat, type OpenChatOptions } from './open-chat';
import type { RequestOf, Rest } from './operations';
import { type MessagingClientOptions, transportOf } from './options';
import { createRest } from './rest';
import { Session } from './session';
import { Subscriptions } from './subscriptions';
import { Typing } from './typing';
import { uniqueId } from './unique-id';

const retryAttempts = 6;

/** Is told of a user as they are now. */
export type UserListener = (user: User) => unknown;

/** Is told whether a user is there. */
export type PresenceListener = (presence: Presence) => unknown;

/** Ends what it was given for. */
export type Leave = () => Promise<void>;

/** A user's client: REST calls, and a connection that stays. */
export class MessagingClient {
  /** The operations of the OpenAPI document by name. */
  readonly rest: Rest;
  /** Whose client it is. */
  readonly userId: UserId;
  /** Is told what a handler has thrown. */
  readonly onError: (error: unknown) => void;
  readonly #connection: Connection;
  readonly #subscriptions: Subscriptions;
  readonly #typing: Typing;
  readonly #stateListeners = new Set<StateListener>();
  readonly #userListeners = new Set<UserListener>();
  readonly #presenceListeners = new Set<PresenceListener>();

  constructor(options: MessagingClientOptions) {
    const backoff = { baseMs: 500, capMs: 30_000, ...options.backoff };
    const liveness = { silenceMs: 30_000, answerMs: 10_000, ...options.liveness };
    const session = new Session(options.getToken);
    this.userId = options.userId;
    this.onError = options.onError ?? ((error) => console.error(error));
    const retries = { ...backoff, attempts: retryAttempts };
    this.rest = createRest(options.url, session, retries, options.fetch);
    this.#typing = new Typing(this.rest);
    const context = { userId: options.userId, rest: this.rest, backoff, onError: this.onError };
    const subscriptions = new Subscriptions(context);
    this.#subscriptions = subscriptions;
    const rules = { backoff, liveness };
    this.#connection = new Connection(transportOf(options), session, rules, {
      stateChanged: (state) => this.#tell(this.#stateListeners, state),
      connected: (commands) => subscriptions.connected(commands),
      disconnected: () => subscriptions.disconnected(),
      closed: (reason) => subscriptions.endAll(reason),
      received: (event, data) => {
        if (event === 'user-updated') {
          this.#tell(this.#userListeners, (data as EventPayloads['user-updated']).user);
        } else if (event === 'presence-changed') {
          this.#tell(this.#presenceListeners, data as EventPayloads['presence-changed']);
        } else subscriptions.accept(event as keyof EventPayloads, data);
      },
    });
  }

  /** How the connection stands. */
  get state(): ConnectionState {
    return this.#connection.state;
  }

  /** Tells of each change of `state`. Gives the function that ends that. */
  onState(listener: StateListener): () => void {
    this.#stateListeners.add(listener);
    return () => void this.#stateListeners.delete(listener);
  }

  /**
   * Tells of users whose name or picture changed, of those with whom a chat is shared that this client joined
   * or listens to. What happens while there is no connection is not told. Gives the function that ends that.
   */
  onUserUpdated(listener: UserListener): () => void {
    this.#userListeners.add(listener);
    return () => void this.#userListeners.delete(listener);
  }

  /**
   * Tells of users who came or went, of those with whom a chat is shared that this client joined. What
   * happens while there is no connection is not told. Gives the function that ends that.
   */
  onPresenceChanged(listener: PresenceListener): () => void {
    this.#presenceListeners.add(listener);
    return () => void this.#presenceListeners.delete(listener);
  }

  /**
   * Opens the connection and keeps it open. While it waits to come back, tries at once: call it
   * when the network is back. Resolves when connected; fails when there will be no connection.
   */
  connect(): Promise<void> {
    const connected = new Promise<void>((resolve, reject) => {
      const stop = this.onState((state) => {
        if (state.status === 'connected') resolve();
        else if (state.status === 'closed') reject(state.reason ?? notConnected());
        else return;
        stop();
      });
      if (this.state.status !== 'connected') return;
      stop();
      resolve();
    });
    // An app that watches the state need not watch this as well.
    connected.catch(() => undefined);
    this.#connection.connect();
    return connected;
  }

  /** Ends the connection and everything that follows chats over it. */
  close(): void {
    this.#subscriptions.leaveAll();
    this.#connection.close();
  }

  /**
   * Sends a message, again and again while that fails in a way that may pass: it has a
   * `clientMessageId`, with which the service stores it once. Fails with MessagingError.
   */
  sendMessage(
    chatId: ChatId,
    content: string,
    { clientMessageId = uniqueId(), signal, ...accompanying }: SendOptions = {},
  ): Promise<Message> {
    const body = { content, clientMessageId, ...accompanying };
    const sent = this.rest.sendMessage({
      path: { chatId },
      body,
      ...(signal === undefined ? {} : { signal }),
    });
    return sent.finally(() => this.setTyping(chatId, false));
  }

  /**
   * Says that the user types in a chat, or no more. Call it at each keystroke: it is told once in 3 seconds
   * at most, and ends by itself 6 seconds after the last time. That it ends is told after `sendMessage` too.
   * Where it cannot be told, nothing is said.
   */
  setTyping(chatId: ChatId, typing = true): void {
    this.#typing.set(chatId, typing);
  }

  /**
   * Follows a chat with its newest messages, over every loss of the connection: the history first,
   * then what comes, each message once and in order. Resolves when the history was given, with the
   * function that leaves the chat; fails as `joinChat` does.
   */
  async openChat(chatId: ChatId, options: OpenChatOptions): Promise<Leave> {
    this.#connectFirst();
    const chat = new OpenChat(chatId, options, {
      ...{ rest: this.rest, subscriptions: this.#subscriptions, onError: this.onError },
    });
    await chat.opened();
    return () => chat.leave();
  }

  /**
   * Follows a chat from now on, or after a revision, over every loss of the connection. Resolves when
   * the chat is joined, with the function that leaves it; fails when the user is not in the chat, or
   * the client is closed. Connects a client that has not been connected.
   */
  async joinChat(chatId: ChatId, options: ChatOptions): Promise<Leave> {
    this.#connectFirst();
    const subscription = this.#subscriptions.joinChat(chatId, options);
    await subscription.joined;
    return () => this.#subscriptions.leaveChat(subscription);
  }

  /**
   * Follows the list of the user's chats, and what is the user's own in them; as `joinChat` does one
   * chat.
   */
  async listenAllChats(options: ChatListOptions): Promise<Leave> {
    this.#connectFirst();
    const subscription: ChatListSubscription = this.#subscriptions.listen(options);
    await subscription.listening;
    return () => this.#subscriptions.stopListening(subscription);
  }

  /** Nothing would come, and no one be told, without a connection that is there or under way. */
  #connectFirst(): void {
    if (this.state.status !== 'closed') return;
    if (this.state.reason !== undefined) throw this.state.reason;
    void this.connect();
  }

  #tell<Told>(listeners: ReadonlySet<(told: Told) => unknown>, told: Told): void {
    for (const listener of [...listeners]) callSafely(() => listener(told), this.onError);
  }
}

/** What a message may be sent with besides its text. */
export type Accompaniment = Pick<
  RequestOf<'sendMessage'>['body'],
  'metadata' | 'replyTo' | 'mentions' | 'mentionsAll'
>;

export interface SendOptions extends Accompaniment {
  /** The message's own identifier; keep it to repeat a send after a restart of the app. */
  clientMessageId?: string;
  /** Ends the send and its retries; the message may have been stored nevertheless. */
  signal?: AbortSignal;
}

/** A client of the messaging service for one user. Nothing is opened until it is used. */
export function createMessagingClient(options: MessagingClientOptions): MessagingClient {
  return new MessagingClient(options);
}

function notConnected(): MessagingError {
  return new MessagingError('CLIENT_CLOSED', 'There is no connection.', { retryable: false });
}
