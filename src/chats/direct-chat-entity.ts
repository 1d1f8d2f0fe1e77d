import { EntitySchema } from 'typeorm';
import type { ChatId, UserId } from '../../generated/schemas';

/** A row of `direct_chats`: the one direct chat of a pair, the users in ascending order. */
export interface DirectChatRow {
  firstUserId: UserId;
  secondUserId: UserId;
  chatId: ChatId;
}

export const DirectChatEntity = new EntitySchema<DirectChatRow>({
  name: 'DirectChat',
  tableName: 'direct_chats',
  columns: {
    firstUserId: { type: 'text', primary: true, name: 'first_user_id' },
    secondUserId: { type: 'text', primary: true, name: 'second_user_id' },
    chatId: { type: 'text', name: 'chat_id' },
  },
});
