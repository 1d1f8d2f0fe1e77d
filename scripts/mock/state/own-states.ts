import type { ChatId, ReadSeq, StateRevision, Timestamp, UserId } from '../../../generated/schemas';

/** A user's own state of one chat, as it is now. */
export interface OwnState {
  userId: UserId;
  chatId: ChatId;
  readSeq: ReadSeq;
  pinned: boolean;
  markedUnread: boolean;
  /** The `seq` of the chat's newest message when it was archived. */
  archivedSeq?: number | undefined;
  mutedUntil?: Timestamp | undefined;
  /** Up to where messages have reached them, where that is more. */
  deliveredSeq: number;
  /** The newest message when they were put into it. */
  afterSeq: number;
  /** Which change of the user's own state was the last of this chat. */
  stateRevision: StateRevision;
  /** And which put the user into it. */
  putInAt: StateRevision;
  isRemoved: boolean;
}

/** What is each user's own, and a count of how often it has changed. */
export class OwnStates {
  readonly #states = new Map<UserId, Map<ChatId, OwnState>>();
  readonly #revisions = new Map<UserId, StateRevision>();

  revisionOf(userId: UserId): StateRevision {
    return this.#revisions.get(userId) ?? 0;
  }

  /** The state of a chat that the user was put into. */
  of(userId: UserId, chatId: ChatId): OwnState {
    return this.#chatsOf(userId).get(chatId)!;
  }

  /** Puts the user into a chat. @param readSeq what was said before is not new to who comes later */
  putIn(userId: UserId, chatId: ChatId, readSeq: ReadSeq): OwnState {
    const stateRevision = this.advance(userId);
    const revisions = { stateRevision, putInAt: stateRevision };
    const nothingSet = { pinned: false, markedUnread: false, isRemoved: false };
    const places = { readSeq, deliveredSeq: readSeq, afterSeq: readSeq };
    const state: OwnState = { userId, chatId, ...places, ...revisions, ...nothingSet };
    this.#chatsOf(userId).set(chatId, state);
    return state;
  }

  remove(userId: UserId, chatId: ChatId): OwnState {
    return this.#change(userId, chatId, { isRemoved: true });
  }

  readOn(userId: UserId, chatId: ChatId, readSeq: ReadSeq): OwnState {
    return this.#change(userId, chatId, { readSeq, markedUnread: false });
  }

  /** Changes what the user has set of a chat. */
  set(
    userId: UserId,
    chatId: ChatId,
    set: Pick<OwnState, 'pinned' | 'markedUnread' | 'archivedSeq' | 'mutedUntil'>,
  ): OwnState {
    return this.#change(userId, chatId, set);
  }

  /** How many chats the user has pinned. */
  pinnedOf(userId: UserId): number {
    const own = [...this.#chatsOf(userId).values()];
    return own.filter(({ pinned, isRemoved }) => pinned && !isRemoved).length;
  }

  /** The states that changed after a revision, in the order of their last change. */
  changedAfter(userId: UserId, after: StateRevision): OwnState[] {
    return [...this.#chatsOf(userId).values()]
      .filter(({ stateRevision }) => stateRevision > after)
      .sort((one, other) => one.stateRevision - other.stateRevision);
  }

  /** The revision of a change of the user's own state. */
  advance(userId: UserId): StateRevision {
    const revision = this.revisionOf(userId) + 1;
    this.#revisions.set(userId, revision);
    return revision;
  }

  #change(userId: UserId, chatId: ChatId, change: Partial<OwnState>): OwnState {
    const stateRevision = this.advance(userId);
    return Object.assign(this.of(userId, chatId), change, { stateRevision });
  }

  #chatsOf(userId: UserId): Map<ChatId, OwnState> {
    const chats = this.#states.get(userId) ?? new Map<ChatId, OwnState>();
    this.#states.set(userId, chats);
    return chats;
  }
}
