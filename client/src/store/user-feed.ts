import type {
  ChatListHandlers,
  ChatListPlace,
  Leave,
  MessagingClient,
  MessagingError,
} from '../index';

/** What the feed tells, besides the events. */
export interface UserFeedListener extends Omit<ChatListHandlers, 'onResync'> {
  /**
   * From now on what happens is told. What happened in the chats before is to be read; of the user's own
   * state all was told, if `isContinued`.
   */
  onFollowed: (isContinued: boolean) => unknown;
}

/** What happens in all of the user's chats, from when the first part of the store needs it. */
export class UserFeed {
  #place: ChatListPlace | undefined;
  #following: Promise<Leave | void> | undefined;

  constructor(
    private readonly client: Pick<MessagingClient, 'listenAllChats' | 'onError'>,
    private readonly listener: UserFeedListener,
  ) {}

  /** Begins, if that has not been. */
  start(): void {
    this.#following ??= this.#listen();
  }

  /** Begins once more: the client was closed, and all that it followed has ended with it. */
  startAnew(): void {
    if (this.#following === undefined) return;
    this.#place = undefined;
    this.#following = this.#listen();
  }

  async stop(): Promise<void> {
    const leave = await this.#following;
    await leave?.();
  }

  #listen(): Promise<Leave | void> {
    const onResync = (place: ChatListPlace) => {
      const isContinued = this.#place !== undefined && continues(this.#place, place);
      this.#place = place;
      this.listener.onFollowed(isContinued);
    };
    const listening = this.client.listenAllChats({ ...this.listener, onResync });
    return listening.catch((error: MessagingError) => {
      // That the client was closed is told by its state.
      if (error.code !== 'CLIENT_CLOSED') this.client.onError(error);
    });
  }
}

function continues(before: ChatListPlace, now: ChatListPlace): boolean {
  return now.epoch === before.epoch && now.after >= before.after;
}
