import type {
  ChatId,
  ChatSummary,
  ConnectionState,
  MessagingClient,
  Presence,
  RequestOf,
  ResultOf,
  User,
  UserId,
} from '../index';
import type { Answer } from './action';
import { Blocks } from './blocks';
import { Chat } from './chat';
import { ChatList } from './chat-list';
import { Deliveries } from './deliveries';
import { Drafts } from './drafts';
import { createKeeper, type Keeper } from './keeper';
import type { Readable } from './observable';
import { ObservedConnection } from './observed-connection';
import { Outbox } from './outbox';
import { ReadMarks } from './read-marks';
import { Counts, type CountsSnapshot } from './counts';
import { OwnEdits } from './own-edits';
import type { AsyncStoreStorage, StoreStorage } from './store-storage';
import { UserFeed } from './user-feed';
import { UserLookup } from './user-lookup';
import { asOthersSee, namesBy, presenceBy } from './users';
import { WarmChats } from './warm-chats';

export interface MessagingStoreOptions {
  /**
   * Where what is pending or a draft outlives a reload: `indexedDbStorage()`, or `localStorage`. Without it
   * what is not sent is lost with the page.
   */
  storage?: StoreStorage | AsyncStoreStorage;
  /** How many messages of a chat are kept at most; 500 if not said. */
  maxMessages?: number;
  /** How many chats to which no one listens any more are followed on, to be shown at once; 5 if not said. */
  warmChats?: number;
}

/** The user's list of chats, as the store offers it. */
export type StoredChatList = Pick<ChatList, 'subscribe' | 'getSnapshot' | 'loadMore'>;

/** A chat, as the store offers it. It is open while anyone listens to it. */
export type StoredChat = Pick<
  Chat,
  | (
      | 'chatId'
      | 'subscribe'
      | 'getSnapshot'
      | 'loadOlder'
      | 'loadNewer'
      | 'loadNewest'
      | 'loadAround'
    )
  | ('thread' | 'loadPins' | 'pin' | 'unpin' | 'react' | 'unreact')
  | (
      | 'send'
      | 'edit'
      | 'delete'
      | 'retry'
      | 'discard'
      | 'markRead'
      | 'setOwn'
      | 'setTyping'
      | 'setDraft'
    )
>;

/** What a user sees of their chats, kept right: read over REST, changed by events, ahead of both. */
export class MessagingStore {
  /** The list of the user's chats, without those in the archive. */
  readonly chatList: StoredChatList;
  /** The chats that the user has put into the archive. */
  readonly archive: StoredChatList;
  /** What is unread in all of the user's chats that are not muted. */
  readonly counts: Readable<CountsSnapshot>;
  /** Whom the user has blocked. What these say in groups is hidden. */
  readonly blockedUsers: Readable<ReadonlySet<UserId>>;
  /** How the connection stands. */
  readonly connection: Readable<ConnectionState>;
  readonly #chats = new Map<ChatId, Chat>();
  readonly #life = new AbortController();
  readonly #feed: UserFeed;
  readonly #warm: WarmChats;
  readonly #keeper: Keeper;
  readonly #outbox: Outbox;
  readonly #drafts: Drafts;
  readonly #marks: ReadMarks;
  readonly #edits: OwnEdits;
  readonly #lists: ChatList[];
  readonly #counts: Counts;
  readonly #blocks: Blocks;
  readonly #users: UserLookup<User>;
  readonly #presence: UserLookup<Presence>;
  readonly #deliveries: Deliveries;

  constructor(
    private readonly client: MessagingClient,
    private readonly options: MessagingStoreOptions,
  ) {
    const { signal } = this.#life;
    this.#warm = new WarmChats(options.warmChats ?? 5);
    this.#marks = new ReadMarks(client, (chatId) => this.#changed(chatId), signal);
    this.#deliveries = new Deliveries(client, signal);
    this.#keeper = createKeeper(options.storage, client.userId, client.onError);
    this.#outbox = this.#createOutbox();
    this.#drafts = new Drafts(this.#keeper, (id) => this.#chats.get(id)?.changed(), signal);
    this.#feed = this.#createFeed();
    this.#edits = this.#createEdits();
    this.#lists = [this.#createList(false), this.#createList(true)];
    [this.chatList, this.archive] = this.#lists as [ChatList, ChatList];
    const follow = () => this.#feed.start();
    this.blockedUsers = this.#blocks = this.#createBlocks();
    this.#users = new UserLookup(namesBy(client), follow, client.onError, signal);
    this.#presence = new UserLookup(presenceBy(client), follow, client.onError, signal);
    signal.addEventListener('abort', client.onUserUpdated(this.#users.told));
    signal.addEventListener('abort', client.onPresenceChanged(this.#presence.told));
    this.counts = this.#counts = new Counts({ client, life: signal, follow });
    this.connection = this.#observeConnection();
  }

  /** A chat of the user, the same object each time. It is opened by who listens to it. */
  chat(chatId: ChatId): StoredChat {
    const chat = this.#chats.get(chatId) ?? this.#createChat(chatId);
    this.#chats.set(chatId, chat);
    return chat;
  }

  /**
   * A user's name and picture, read when someone listens to it; undefined until then. Of no user only the id
   * is known.
   */
  user(userId: UserId): Readable<User | undefined> {
    return this.#users.get(userId);
  }

  /**
   * Whether a user is there, read when someone listens to it; undefined until then. What changes is shown
   * while a chat with them is open.
   */
  presence(userId: UserId): Readable<Presence | undefined> {
    return this.#presence.get(userId);
  }

  /**
   * Sets the user's own name, picture, and what they share; it is shown at once where they are.
   * Fails with MessagingError.
   */
  async updateMe(body: RequestOf<'updateMe'>['body']): Promise<ResultOf<'updateMe'>> {
    const me = await this.client.rest.updateMe({ body });
    this.#users.told(asOthersSee(me));
    return me;
  }

  /** Blocks a user, on all of the user's devices. Fails with MessagingError. */
  block(userId: UserId): Promise<void> {
    return this.#blocks.set(userId, true);
  }

  /** Takes a block back. Fails with MessagingError. */
  unblock(userId: UserId): Promise<void> {
    return this.#blocks.set(userId, false);
  }

  /** Ends everything; what is pending is kept in the storage. The client stays as it is. */
  close(): void {
    this.#life.abort();
    for (const chat of this.#chats.values()) chat.close();
    void this.#feed.stop();
  }

  #createChat(chatId: ChatId): Chat {
    return new Chat(chatId, {
      client: this.client,
      outbox: this.#outbox,
      drafts: this.#drafts,
      marks: this.#marks,
      edits: this.#edits,
      deliveries: this.#deliveries,
      blocks: this.#blocks,
      maxMessages: this.options.maxMessages ?? 500,
      life: this.#life.signal,
      restarted: () => this.#lists.forEach((list) => list.followed()),
      joined: () => this.#presence.followed(),
      observed: (chat) => {
        this.#warm.remove(chat);
        this.#feed.start();
      },
      unobserved: (chat) => this.#warm.add(chat),
    });
  }

  #createList(archived: boolean): ChatList {
    const over = (chat: ChatSummary) => this.#blocks.over(this.#edits.over(this.#marks.over(chat)));
    const follow = () => this.#feed.start();
    return new ChatList({
      client: this.client,
      ...{ over, archived, life: this.#life.signal, follow },
    });
  }

  #createBlocks(): Blocks {
    return new Blocks({
      ...{ client: this.client, life: this.#life.signal, follow: () => this.#feed.start() },
      changed: () => {
        this.#lists.forEach((list) => list.changed());
        for (const chat of this.#chats.values()) chat.changed();
      },
    });
  }

  #createEdits(): OwnEdits {
    const listener = {
      changed: (chatId: ChatId) => this.#changed(chatId),
      done: ({ chatId, ...own }: ResultOf<'updateOwnChat'>) => {
        this.#lists.forEach((list) => list.ownStateChanged(chatId, own));
        this.#chats.get(chatId)?.ownStateChanged(own);
      },
    };
    return new OwnEdits(this.client, listener, this.#life.signal);
  }

  #createOutbox(): Outbox {
    const listener = {
      changed: (chatId: ChatId) => this.#chats.get(chatId)?.changed(),
      done: (answer: Answer) => this.#chats.get(answer.chatId)?.answered(answer),
      sent: (chatId: ChatId) => this.client.setTyping(chatId, false),
      revisionOf: (chatId: ChatId) => this.#chats.get(chatId)?.revision ?? Infinity,
    };
    return new Outbox(this.client, this.#keeper, listener, this.#life.signal);
  }

  #createFeed(): UserFeed {
    return new UserFeed(this.client, {
      onChatUpdated: (event) => {
        this.#lists.forEach((list) => list.chatUpdated(event));
        this.#counts.happened();
      },
      onChatCreated: (event) => {
        this.#lists.forEach((list) => list.chatCreated(event));
        this.#counts.happened();
        this.#chats.get(event.chat.id)?.chatCreated(event);
      },
      onMyChatUpdated: (event) => {
        this.#lists.forEach((list) => list.myChatUpdated(event));
        this.#counts.happened();
        this.#chats.get(event.chatId)?.myChatUpdated(event);
        if (event.readSeq !== undefined) this.#marks.confirm(event.chatId, event.readSeq);
      },
      onBlockChanged: (event) => this.#blocks.told(event),
      onFollowed: (isContinued) => {
        this.#blocks.followed(isContinued);
        this.#marks.forgetCleared();
        this.#lists.forEach((list) => list.followed());
        this.#counts.happened();
        this.#users.followed();
        this.#presence.followed();
        for (const chat of this.#chats.values()) chat.told(isContinued);
      },
    });
  }

  #observeConnection(): ObservedConnection {
    const connection = new ObservedConnection(this.client);
    let wasClosed = false;
    const stop = this.client.onState(({ status }) => {
      connection.changed();
      if (status === 'connected') this.#outbox.resume();
      if (status === 'closed') wasClosed = true;
      else if (wasClosed) {
        wasClosed = false;
        this.#followAnew();
      }
    });
    this.#life.signal.addEventListener('abort', stop);
    return connection;
  }

  /** The client was closed, which ended all that it followed, and connects again. */
  #followAnew(): void {
    this.#feed.startAnew();
    for (const chat of this.#chats.values()) if (chat.isOpen) chat.open();
  }

  #changed(chatId: ChatId): void {
    this.#lists.forEach((list) => list.changed());
    this.#chats.get(chatId)?.changed();
  }
}

/** A store of what the client's user sees. Nothing is read or followed until someone listens to a part. */
export function createMessagingStore(
  client: MessagingClient,
  options: MessagingStoreOptions = {},
): MessagingStore {
  return new MessagingStore(client, options);
}
