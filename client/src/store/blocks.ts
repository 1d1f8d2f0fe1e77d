import type { BlockChangedEvent, ChatSummary, Message, MessagingClient, UserId } from '../index';
import { keepTrying } from './keep-trying';
import { Observable } from './observable';

/** What the blocks need of the store. */
export interface BlocksContext {
  client: Pick<MessagingClient, 'rest' | 'onError'>;
  /** Aborted when nothing is to be read any more. */
  life: AbortSignal;
  /** Sees to it that the blocks are told what changes. */
  follow: () => void;
  /** Is told when others are blocked than before. */
  changed: () => void;
}

/** Whom the user has blocked: read when what changes is told, and kept right by that. */
export class Blocks extends Observable<ReadonlySet<UserId>> {
  #userIds: ReadonlySet<UserId> = new Set();
  /** The reading that counts; undefined when it failed, too. */
  #reading: object | undefined;
  readonly #withoutNewest = new WeakMap<ChatSummary, ChatSummary>();
  /** What was told last of each user. */
  readonly #told = new Map<UserId, Pick<BlockChangedEvent, 'userId' | 'blocked'>>();

  constructor(private readonly context: BlocksContext) {
    super(context.client.onError);
  }

  /** Blocks a user, or takes that back. Fails with MessagingError. */
  async set(userId: UserId, blocked: boolean): Promise<void> {
    const { rest } = this.context.client;
    const before = this.#told.get(userId);
    await (blocked ? rest.blockUser : rest.unblockUser)({ path: { userId } });
    // What was told meanwhile is this, or something that came after it.
    if (this.#told.get(userId) === before) this.told({ userId, blocked });
  }

  told(change: Pick<BlockChangedEvent, 'userId' | 'blocked'>): void {
    this.#told.set(change.userId, change);
    this.#show(this.#userIds, [change]);
  }

  /** From now on what changes is told. All was told before as well, if `isContinued`. */
  followed(isContinued: boolean): void {
    if (!isContinued || this.#reading === undefined) void this.#read();
  }

  /** Whether a message is not shown: it is of someone who is blocked, in a group. */
  hides(chat: Pick<ChatSummary, 'kind'>, { senderId, kind }: Message): boolean {
    return chat.kind === 'group' && kind !== 'system' && this.#userIds.has(senderId);
  }

  /** The chat without its newest message where that is not shown. */
  over(chat: ChatSummary): ChatSummary {
    const { lastMessage, ...others } = chat;
    if (lastMessage === undefined || !this.hides(chat, lastMessage)) return chat;
    if (!this.#withoutNewest.has(chat)) this.#withoutNewest.set(chat, others);
    return this.#withoutNewest.get(chat)!;
  }

  protected take(): ReadonlySet<UserId> {
    return this.#userIds;
  }

  protected override onObserved(): void {
    this.context.follow();
  }

  async #read(): Promise<void> {
    const { life, client } = this.context;
    const reading = (this.#reading = {});
    this.#told.clear();
    try {
      const userIds = await this.#readAll();
      if (reading === this.#reading) this.#show(userIds, this.#told.values());
    } catch (error) {
      if (reading === this.#reading) this.#reading = undefined;
      if (!life.aborted) client.onError(error);
    }
  }

  async #readAll(): Promise<Set<UserId>> {
    const { life: signal, client } = this.context;
    const userIds = new Set<UserId>();
    let cursor: string | null | undefined;
    do {
      const query = { limit: 100, ...(cursor ? { cursor } : {}) };
      const page = await keepTrying(signal, () => client.rest.listBlocks({ query, signal }));
      for (const { userId } of page.items) userIds.add(userId);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return userIds;
  }

  /** @param changes what was told since of some of them */
  #show(
    userIds: ReadonlySet<UserId>,
    changes: Iterable<Pick<BlockChangedEvent, 'userId' | 'blocked'>>,
  ): void {
    const next = new Set(userIds);
    for (const { userId, blocked } of changes) {
      if (blocked) next.add(userId);
      else next.delete(userId);
    }
    const before = this.#userIds;
    if (next.size === before.size && [...next].every((userId) => before.has(userId))) return;
    this.#userIds = next;
    this.changed();
    this.context.changed();
  }
}
