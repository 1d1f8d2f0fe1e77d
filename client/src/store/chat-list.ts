import type {
  ChatCreatedEvent,
  ChatId,
  ChatSummary,
  ChatUpdatedEvent,
  MessagingClient,
  MessagingError,
  MyChatUpdatedEvent,
} from '../index';
import { ChatListReader } from './chat-list-reader';
import * as list from './chat-list-state';
import { changeOf } from './effects';
import { Meanwhile, type Transition } from './meanwhile';
import { Observable } from './observable';
import { type OwnState, ownStateOf } from './own-state';

/** The list of the user's chats at a moment. */
export interface ChatListSnapshot {
  /** `failed`: the service refuses the list. It is read again when the connection comes back. */
  readonly status: 'loading' | 'ready' | 'failed';
  readonly error: MessagingError | undefined;
  /** The pinned ones first, of these and of the others the one with the most recent activity. */
  readonly chats: readonly ChatSummary[];
  /** Whether there are chats after the last one. */
  readonly hasMore: boolean;
}

/** What the list needs of the store. */
export interface ChatListContext {
  client: Pick<MessagingClient, 'rest' | 'userId' | 'onError'>;
  /** A chat with what the user has done on top, of which the service may not know yet. */
  over: (chat: ChatSummary) => ChatSummary;
  /** Whether it shows the chats of the archive, or the others. */
  archived: boolean;
  /** Aborted when nothing is to be read any more. */
  life: AbortSignal;
  /** Sees to it that the list is told what happens. */
  follow: () => void;
}

/** The list of the user's chats: read page by page, and kept right by what happens. */
export class ChatList extends Observable<ChatListSnapshot> {
  #state = list.chatListOf([]);
  #status: ChatListSnapshot['status'] = 'loading';
  #error: MessagingError | undefined;
  /** Where the next page begins; null after the last one. */
  #cursor: string | null = null;
  readonly #meanwhile = new Meanwhile<list.ChatListState>();
  /** The reading of the list that counts. */
  #reading: object | undefined;
  #readingMore: Promise<void> | undefined;
  readonly #readingChats = new Set<ChatId>();
  readonly #reader: ChatListReader;
  #isFollowed = false;
  #isWanted = false;

  constructor(private readonly context: ChatListContext) {
    super(context.client.onError);
    this.#reader = new ChatListReader(context.client, context.archived, context.life);
  }

  /** Reads the next page of the list. Fails with MessagingError. */
  loadMore(): Promise<void> {
    this.#readingMore ??= this.#readMore().finally(() => (this.#readingMore = undefined));
    return this.#readingMore;
  }

  /** From now on what happens is told; what happened before is to be read. */
  followed(): void {
    this.#isFollowed = true;
    if (this.#isWanted) void this.#read();
  }

  chatUpdated(event: ChatUpdatedEvent): void {
    const { userId } = this.context.client;
    const change = changeOf(event);
    this.#take((state) => list.afterChange(state, event.chatId, change, userId));
  }

  chatCreated({ chat, ...own }: ChatCreatedEvent): void {
    // Of a chat that has messages the newest one is not told.
    if (chat.lastSeq > 0) this.#take((state) => list.withMissing(state, chat.id, true));
    else this.#take((state) => list.withChat(state, { ...chat, ...own }, true));
  }

  myChatUpdated(event: MyChatUpdatedEvent): void {
    const { chatId, stateRevision } = event;
    const own = ownStateOf(event);
    if (own !== undefined) this.ownStateChanged(chatId, own);
    else this.#take((state) => list.afterRemoval(state, chatId, stateRevision));
  }

  /** Takes what is the user's own of a chat. Where that moves the chat, its place is read. */
  ownStateChanged(chatId: ChatId, own: OwnState): void {
    const isMoved = list.has(this.#state, chatId) && !list.isPlacedAs(this.#state, chatId, own);
    this.#take((state) => list.afterOwnState(state, chatId, own));
    if (isMoved) this.#readAgain();
  }

  protected take(): ChatListSnapshot {
    const { archived, over } = this.context;
    const chats = list.shownOf(this.#state, archived, over);
    return { status: this.#status, error: this.#error, chats, hasMore: this.#cursor !== null };
  }

  protected override onObserved(): void {
    const isFirst = !this.#isWanted;
    this.#isWanted = true;
    this.context.follow();
    if (isFirst && this.#isFollowed) void this.#read();
  }

  #take(transition: Transition<list.ChatListState>): void {
    if (!this.#isWanted) return;
    this.#meanwhile.take(transition);
    this.#set(transition(this.#state));
  }

  #set(state: list.ChatListState): void {
    this.#state = state;
    this.changed();
    if (this.#status !== 'ready') return;
    for (const [chatId, { isActivity }] of state.missing) void this.#readChat(chatId, isActivity);
    for (const { chat, isStale } of state.chats) if (isStale) void this.#readChat(chat.id, false);
  }

  #readAgain(): void {
    if (this.#status === 'ready') void this.#read();
  }

  /** Reads as much of the list as there was of it. */
  async #read(): Promise<void> {
    const reading = (this.#reading = {});
    try {
      const pages = () => this.#reader.pages(this.#shown().length);
      const [{ items, nextCursor }, onTop] = await this.#meanwhile.during(pages);
      if (reading !== this.#reading) return;
      [this.#status, this.#error, this.#cursor] = ['ready', undefined, nextCursor];
      this.#set(onTop(list.chatListOf(items)));
    } catch (error) {
      if (reading !== this.#reading || this.context.life.aborted) return;
      [this.#status, this.#error] = ['failed', error as MessagingError];
      this.changed();
    }
  }

  async #readMore(): Promise<void> {
    const cursor = this.#cursor;
    if (cursor === null) return;
    const [page, onTop] = await this.#meanwhile.during(() => this.#reader.page(cursor));
    // The whole list may have been read anew.
    if (cursor !== this.#cursor) return;
    this.#cursor = page.nextCursor;
    this.#set(onTop(list.withPage(this.#state, page.items)));
  }

  /** Reads one chat of the list, of which what came does not tell all. */
  async #readChat(chatId: ChatId, isActivity: boolean): Promise<void> {
    if (this.#readingChats.has(chatId)) return;
    this.#readingChats.add(chatId);
    try {
      const [chat, onTop] = await this.#meanwhile.during(() => this.#reader.chat(chatId));
      this.#readingChats.delete(chatId);
      const isNew = !list.has(this.#state, chatId);
      this.#take((state) => onTop(this.#withRead(state, chat, isActivity)));
      // Not all that is activity tells when it was.
      if (isNew && !isActivity && this.#shown().some(({ id }) => id === chatId)) this.#readAgain();
    } catch {
      // They are no longer in it.
      this.#readingChats.delete(chatId);
      if (!this.context.life.aborted) this.#take((state) => list.without(state, chatId));
    }
  }

  #shown(): ChatSummary[] {
    return list.shownOf(this.#state, this.context.archived, (chat) => chat);
  }

  /** What is further down than the list is read comes with its page. */
  #withRead(state: list.ChatListState, chat: ChatSummary, isActivity: boolean) {
    const last = list.lastOf(state, this.context.archived);
    const isBeyond = !isActivity && list.activityOf(chat) < (last?.activity ?? '');
    const isMissing = last !== undefined && state.missing.has(chat.id);
    const isListed = chat.archived === this.context.archived && !chat.pinned;
    if (this.#cursor !== null && isListed && isBeyond && isMissing)
      return list.without(state, chat.id);
    return list.withChat(state, chat, isActivity);
  }
}
