import type { ChatId, OwnChat, UserId } from '../../generated/schemas';
import { ServiceError } from '../errors';
import type { Turns } from '../limits/turns';
import type { ChangePublisher } from '../log/change-publisher';
import { toMoment } from './moment';
import type { OwnChatRepository, OwnChatUpdate } from './own-chat-repository';

/** What participants set for themselves of a chat. */
export class OwnChatService {
  constructor(
    private readonly chats: OwnChatRepository,
    private readonly publisher: ChangePublisher,
    private readonly turns: Turns,
  ) {}

  /**
   * Mutes, pins, archives or marks a chat for the caller. Throws CHAT_NOT_FOUND, TOO_MANY_PINNED_CHATS,
   * INVALID_REQUEST for a moment that no calendar has, and SERVICE_UNAVAILABLE when too many wait in this
   * chat, or too long.
   */
  async update(caller: UserId, chatId: ChatId, asked: OwnChatUpdate): Promise<OwnChat> {
    const { mutedUntil } = asked;
    const update =
      mutedUntil == null ? asked : { ...asked, mutedUntil: toMoment('mutedUntil', mutedUntil) };
    const state = await this.turns.take(chatId, () => this.chats.update(caller, chatId, update));
    if (state === undefined) throw new ServiceError('CHAT_NOT_FOUND');
    const { stateRevision, own, hasChanged } = state;
    if (hasChanged) this.publisher.userChanged(caller, { revision: stateRevision, chatId, own });
    return { chatId, stateRevision, ...own };
  }
}
