import type { ChatId, UserId } from '../../generated/schemas';
import { ServiceError } from '../errors';
import type { Turns } from '../limits/turns';
import type { ChangePublisher } from '../log/change-publisher';
import type { ReadPlaceWriter } from './read-place-writer';

/** Is told that a participant of a chat has read on. */
export type OnRead = (chatId: ChatId, userId: UserId, seq: number) => void;

/** How far the participants of a chat have read. */
export class ReadPlaceService {
  constructor(
    private readonly places: ReadPlaceWriter,
    private readonly publisher: ChangePublisher,
    private readonly turns: Turns,
    private readonly onRead: OnRead,
  ) {}

  /**
   * Says that the caller has read up to `seq`. Throws CHAT_NOT_FOUND, and SERVICE_UNAVAILABLE when too many
   * wait, in all or for places of this chat that another session holds, or too long.
   */
  async markRead(
    caller: UserId,
    chatId: ChatId,
    seq: number,
  ): Promise<{ seq: number; unreadCount: number; mentionCount: number }> {
    let state = await this.places.tryMarkRead(caller, chatId, seq);
    if (state === 'held') {
      state = await this.turns.take(chatId, () => this.places.markRead(caller, chatId, seq));
    }
    if (state === undefined) throw new ServiceError('CHAT_NOT_FOUND');
    const { hasChanged, stateRevision, own } = state;
    const { readSeq, unreadCount, mentionCount } = own;
    if (hasChanged) {
      this.publisher.userChanged(caller, { revision: stateRevision, chatId, own });
      this.onRead(chatId, caller, readSeq);
    }
    return { seq: readSeq, unreadCount, mentionCount };
  }
}
