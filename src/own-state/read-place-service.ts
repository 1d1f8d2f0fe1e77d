import type { ChatId, UserId } from '../../generated/schemas';
import { ServiceError } from '../errors';
import type { Turns } from '../limits/turns';
import type { ChangePublisher } from '../log/change-publisher';
import type { ReadPlaceRepository } from './read-place-repository';

/** Is told that a participant of a chat has read on. */
export type OnRead = (chatId: ChatId, userId: UserId, seq: number) => void;

/** How far the participants of a chat have read. */
export class ReadPlaceService {
  constructor(
    private readonly places: ReadPlaceRepository,
    private readonly publisher: ChangePublisher,
    private readonly turns: Turns,
    private readonly onRead: OnRead,
  ) {}

  /**
   * Says that the caller has read up to `seq`. Throws CHAT_NOT_FOUND, and SERVICE_UNAVAILABLE when
   * another session holds the caller's place and too many wait in this chat, or too long.
   */
  async markRead(
    caller: UserId,
    chatId: ChatId,
    seq: number,
  ): Promise<{ seq: number; unreadCount: number; mentionCount: number }> {
    let place = await this.places.tryMarkRead(caller, chatId, seq);
    if (place === 'held') {
      place = await this.turns.take(chatId, () => this.places.markRead(caller, chatId, seq));
    }
    if (place === undefined) throw new ServiceError('CHAT_NOT_FOUND');
    const { hasMoved, stateRevision, ...own } = place;
    const { readSeq, unreadCount, mentionCount } = own;
    if (hasMoved) {
      this.publisher.userChanged(caller, { revision: stateRevision, chatId, own });
      this.onRead(chatId, caller, readSeq);
    }
    return { seq: readSeq, unreadCount, mentionCount };
  }
}
