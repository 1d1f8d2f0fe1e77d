import type { Chat, ChatId, Epoch, Revision, UserId } from '../../../generated/schemas';
import type { Participation } from '../../chats/participant-repository';
import type { Logger } from '../../logger';
import type { KnownEpoch } from '../cluster/known-epoch';
import type { ChatFeed } from './chat-feed';
import type { FeedSource } from './feed-registry';

const intervalMs = 1000;
const chatsPerQuery = 5000;

/** What the check asks the database, over a connection of its own. */
export interface CheckSource extends FeedSource {
  /** What these users took part in newly, since a moment of the database's clock. */
  listSince(
    userIds: UserId[],
    since: string,
  ): Promise<{ participations: Participation[]; now: string }>;
  epoch(): Promise<Epoch>;
  /** The database's clock. */
  now(): Promise<string>;
  findChat(chatId: ChatId): Promise<Chat | undefined>;
}

/** What the check looks after. */
export interface CheckedHub {
  readonly listeningUsers: UserId[];
  isFollowed(userId: UserId, chatId: ChatId): boolean;
  announce(userId: UserId, chat: Chat): Promise<void>;
}

/**
 * Finds what no publication announced: now and then it compares the revision of each followed chat
 * with what was delivered, and looks for chats that are new to those who listen. A chat that was
 * behind already at the check before is caught up, so that a publication that is merely on its way
 * costs no query. It also finds that the database is in an earlier state, or in another epoch.
 */
export class Reconciler {
  #seen = new Map<ChatId, Revision>();
  #checkedAt: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly feeds: Iterable<ChatFeed>,
    private readonly hub: CheckedHub,
    private readonly source: CheckSource,
    private readonly epoch: KnownEpoch,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.#timer = setTimeout(() => void this.#runAndRepeat(), intervalMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** One round of the check. */
  async run(): Promise<void> {
    this.epoch.current = await this.source.epoch();
    await this.#checkRevisions();
    await this.#checkNewChats();
  }

  async #checkRevisions(): Promise<void> {
    const before = this.#seen;
    this.#seen = new Map();
    const feeds = [...this.feeds];
    for (let start = 0; start < feeds.length; start += chatsPerQuery) {
      await this.#checkSome(feeds.slice(start, start + chatsPerQuery), before);
    }
  }

  async #checkSome(some: ChatFeed[], before: ReadonlyMap<ChatId, Revision>): Promise<void> {
    const feeds = new Map(some.map((feed) => [feed.chatId, { feed, known: feed.known }]));
    const chats = await this.source.revisionsOf([...feeds.keys()]);
    const compared = chats.map(({ chatId, ...head }) => {
      const { feed, known } = feeds.get(chatId)!;
      feed.noticeHead(head, known);
      return this.#compare(feed, head.revision, before);
    });
    await Promise.all(compared);
  }

  async #compare(
    feed: ChatFeed,
    revision: Revision,
    before: ReadonlyMap<ChatId, Revision>,
  ): Promise<void> {
    if (feed.delivered === undefined || feed.delivered >= revision) return;
    this.#seen.set(feed.chatId, revision);
    if (feed.delivered < (before.get(feed.chatId) ?? 0))
      await feed.catchUp(this.source.readChanges);
  }

  async #checkNewChats(): Promise<void> {
    const since = (this.#checkedAt ??= await this.source.now());
    const users = this.hub.listeningUsers;
    if (users.length === 0) return;
    const { participations, now } = await this.source.listSince(users, since);
    for (const { userId, chatId } of participations) {
      if (!this.hub.isFollowed(userId, chatId)) await this.#announce(userId, chatId);
    }
    this.#checkedAt = now;
  }

  async #announce(userId: UserId, chatId: ChatId): Promise<void> {
    const chat = await this.source.findChat(chatId);
    if (chat?.participants.includes(userId)) await this.hub.announce(userId, chat);
  }

  async #runAndRepeat(): Promise<void> {
    try {
      await this.run();
    } catch (error) {
      this.log.warn({ err: error }, 'reconciling failed; it is repeated');
    }
    if (this.#timer !== undefined) this.start();
  }
}
