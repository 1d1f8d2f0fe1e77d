import type { ChatReceipts, DeliveredState, MessageReceipts } from '../../generated/http/types';
import type { ChatId, MessageId, UserId } from '../../generated/schemas';
import { maxTold } from '../chats/membership/known-participants';
import { ServiceError } from '../errors';
import type { Turns } from '../limits/turns';
import { found } from '../messages/found';
import type { MessageRepository } from '../messages/reading/message-repository';
import type { PlaceNews } from './place-news';
import type { ChatPlaces, ReceiptRepository } from './receipt-repository';
import { receiptsOf } from './receipts-of';

/** Whom messages have reached, and who has read them. */
export class ReceiptService {
  constructor(
    private readonly receipts: ReceiptRepository,
    private readonly messages: Pick<MessageRepository, 'find'>,
    private readonly deliveries: PlaceNews,
    private readonly turns: Turns,
  ) {}

  /**
   * Says that messages up to `seq` have reached the caller. Throws CHAT_NOT_FOUND, and SERVICE_UNAVAILABLE
   * when another session holds the caller's place and too many wait in this chat, or too long.
   */
  async markDelivered(caller: UserId, chatId: ChatId, seq: number): Promise<DeliveredState> {
    let place = await this.receipts.tryMarkDelivered(caller, chatId, seq);
    if (place === 'held') {
      const move = () => this.receipts.markDelivered(caller, chatId, seq);
      place = await this.turns.take(chatId, move);
    }
    if (place === undefined) throw new ServiceError('CHAT_NOT_FOUND');
    if (place.hasMoved) this.deliveries.moved(chatId, caller, place.seq);
    return { chatId, seq: place.seq };
  }

  /**
   * How far each participant who shares it has come, in a chat that is not too large. Throws
   * CHAT_NOT_FOUND.
   */
  async ofChat(caller: UserId, chatId: ChatId): Promise<ChatReceipts> {
    const { participantCount, places } = await this.#places(caller, chatId);
    return { chatId, places: participantCount > maxTold ? [] : places };
  }

  /** The receipts of a message. Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND. */
  async ofMessage(caller: UserId, chatId: ChatId, messageId: MessageId): Promise<MessageReceipts> {
    const message = found(await this.messages.find(caller, chatId, messageId));
    return receiptsOf(message, await this.#places(caller, chatId));
  }

  async #places(caller: UserId, chatId: ChatId): Promise<ChatPlaces> {
    const places = await this.receipts.places(caller, chatId);
    if (places === undefined) throw new ServiceError('CHAT_NOT_FOUND');
    return places;
  }
}
