import type { ChatId, ChatSummary, Message, MessagingClient, UserId } from '../../../client/src';
import type {
  ChatListSnapshot,
  CountsSnapshot,
  MessagingStore,
  ShownMessage,
  ShownReaction,
  StoredChat,
  StoredThread,
} from '../../../client/src/store';
import { eventually } from '../../support/eventually';
import type { TransportName } from '../../support/test-service';
import type { LossyNetwork } from '../lossy-network';
import { MemoryStorage, type StoreSandbox, watch } from './store-sandbox';

type Rest = MessagingClient['rest'];

/** A connection of a user, with a store over it and a network of its own. */
export class Device {
  #stops = new Map<ChatId, () => void>();
  /** The threads that are open, each with its chat and how to close it. */
  #threads = new Map<StoredThread, { chatId: ChatId; stop: () => void }>();
  store!: MessagingStore;
  #client!: MessagingClient;
  #list!: () => ChatListSnapshot;
  #archive!: () => ChatListSnapshot;
  #counts!: () => CountsSnapshot;
  #blocked!: () => ReadonlySet<UserId>;
  readonly #storage = new MemoryStorage();

  constructor(
    private readonly sandbox: StoreSandbox,
    private readonly transport: TransportName,
    readonly userId: string,
    readonly network: LossyNetwork,
  ) {
    this.#start();
  }

  /** Opens or closes a chat. */
  toggle(chatId: ChatId): void {
    const stop = this.#stops.get(chatId);
    stop?.();
    if (stop !== undefined) this.#stops.delete(chatId);
    else
      this.#stops.set(
        chatId,
        this.store.chat(chatId).subscribe(() => undefined),
      );
  }

  /** Opens or closes the thread of a message. */
  toggleThread({ chatId, id, threadId = id }: Message): void {
    const thread = this.store.chat(chatId).thread(threadId);
    const open = this.#threads.get(thread);
    open?.stop();
    if (open !== undefined) this.#threads.delete(thread);
    else this.#threads.set(thread, { chatId, stop: thread.subscribe(() => undefined) });
  }

  /** Loads the page anew; the storage outlives it. */
  reload(): void {
    this.store.close();
    this.#client.close();
    this.#stops = new Map();
    this.#threads = new Map();
    this.#start();
  }

  /** Comes back from wherever it is, opens every chat, and does what it has to do. */
  async comeBack(chatIds: ChatId[]): Promise<void> {
    this.network.cut();
    for (const chatId of chatIds) if (!this.#stops.has(chatId)) this.toggle(chatId);
    await eventually(() => {
      const shown = chatIds.flatMap((chatId) => this.store.chat(chatId).getSnapshot().messages);
      const pending = shown.flatMap((message) => [message, ...message.reactions]);
      expect(pending.filter((one) => one.pending && !one.pending.error)).toEqual([]);
    });
  }

  /** Shows all that REST gives, where no one does anything any more. */
  async showsAll(rest: Rest, chatIds: ChatId[]): Promise<void> {
    // What a device has marked as read may still be under way.
    const chats = await eventually(async () => {
      const [list, archive] = await Promise.all(
        [false, true].map((archived) => rest.listChats({ query: { archived, limit: 100 } })),
      );
      const blocks = await rest.listBlocks({ query: { limit: 100 } });
      expect([...this.#blocked()].sort()).toEqual(blocks.items.map(({ userId }) => userId).sort());
      expect(this.#list()).toEqual(shown(this.#withoutHidden(list!.items)));
      expect(this.#archive()).toEqual(shown(this.#withoutHidden(archive!.items)));
      expect(this.#counts()).toEqual(await rest.getCounts());
      return [...list!.items, ...archive!.items];
    });
    for (const chatId of chatIds) {
      const chat = this.store.chat(chatId);
      if (chats.some(({ id }) => id === chatId)) await this.#shows(chat, rest);
      else await eventually(() => expect(chat.getSnapshot().error?.code).toBe('CHAT_NOT_FOUND'));
    }
    for (const [thread, { chatId }] of this.#threads) {
      if (chats.some(({ id }) => id === chatId)) await this.#showsThread(thread, chatId, rest);
    }
  }

  /** The chat shows what REST gives of it, of its messages, and of what is pinned. */
  async #shows(chat: StoredChat, rest: Rest): Promise<void> {
    const { chatId, getSnapshot: shown } = chat;
    await eventually(async () => {
      const [summary] = this.#withoutHidden([await rest.getChat({ path: { chatId } })]);
      expect(shown()).toMatchObject({ status: 'ready', chat: summary });
    });
    await eventually(async () => {
      const { hasOlder, hasNewer, messages } = shown();
      const stored = messages.flatMap((message) => message.stored ?? []);
      const query = { after: (stored[0]?.seq ?? 1) - 1, limit: Math.max(stored.length, 1) };
      const page = await rest.listMessages({ path: { chatId }, query });
      expect({ hasOlder, hasNewer, items: stored }).toEqual(page);
      const reactions = messages.slice(0, stored.length).map((message) => reactionsTo(message));
      expect(reactions).toEqual(page.items.map((message) => this.#reactionsTo(message)));
      const hidden = messages.slice(0, stored.length).map(({ isHidden }) => isHidden);
      expect(hidden).toEqual(page.items.map(({ senderId }) => this.#blocked().has(senderId)));
    });
    await eventually(async () => {
      await chat.loadPins();
      const { items } = await rest.listPins({ path: { chatId } });
      expect(shown().pins?.map(({ stored }) => stored)).toEqual(items);
    });
  }

  /** The thread shows what REST gives of its first message, and of its answers. */
  async #showsThread({ rootId, getSnapshot: shown }: StoredThread, chatId: ChatId, rest: Rest) {
    await eventually(async () => {
      const { root, messages, hasOlder, hasNewer } = shown();
      const first = await rest.getMessage({ path: { chatId, messageId: rootId } });
      expect(root?.stored).toEqual(first);
      expect(reactionsTo(root!)).toEqual(this.#reactionsTo(first));
      const stored = messages.flatMap((message) => message.stored ?? []);
      const after = (stored[0]?.seq ?? 1) - 1;
      const query = { threadId: rootId, after, limit: Math.max(stored.length, 1) };
      const page = await rest.listMessages({ path: { chatId }, query });
      expect({ hasOlder, hasNewer, items: stored }).toEqual(page);
      const reactions = messages.slice(0, stored.length).map((message) => reactionsTo(message));
      expect(reactions).toEqual(page.items.map((message) => this.#reactionsTo(message)));
    });
  }

  /** The reactions to a message as they are to be shown. */
  #reactionsTo({ senderId, reactions = [] }: Message): Omit<ShownReaction, 'pending'>[] {
    const { userId } = this;
    if (this.#blocked().has(senderId)) return [];
    return reactions.map((one) => ({ ...one, isMine: one.userIds.includes(userId) }));
  }

  /** The groups without a newest message of someone who is blocked. */
  #withoutHidden(chats: ChatSummary[]): ChatSummary[] {
    return chats.map(({ lastMessage, ...chat }) => {
      const isHidden = lastMessage === undefined || this.#blocked().has(lastMessage.senderId);
      return isHidden ? chat : { ...chat, lastMessage };
    });
  }

  #start(): void {
    const { userId, network, sandbox } = this;
    // Who was removed from a chat cannot mark it as read.
    const onError = (error: unknown) => expect(error).toMatchObject({ code: 'CHAT_NOT_FOUND' });
    this.#client = sandbox.client(this.transport, { url: network.url, userId, onError });
    const options = { storage: this.#storage, maxMessages: 20, warmChats: 1 };
    this.store = sandbox.store(this.#client, options);
    this.#list = watch(this.store.chatList);
    this.#archive = watch(this.store.archive);
    this.#counts = watch(this.store.counts);
    this.#blocked = watch(this.store.blockedUsers);
  }
}

/** All of a list, with its order. */
function shown(chats: ChatSummary[]): ChatListSnapshot {
  return { status: 'ready', error: undefined, chats, hasMore: false };
}

/** The reactions to a message as they are shown, without what was refused. */
function reactionsTo({ reactions }: ShownMessage): Omit<ShownReaction, 'pending'>[] {
  return reactions.filter(({ count }) => count > 0).map(({ pending: _, ...reaction }) => reaction);
}
