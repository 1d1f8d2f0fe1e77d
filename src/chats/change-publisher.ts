import type { Chat, ChatChange, ChatId, UserId } from '../../generated/schemas';

/** Where the services tell what was committed. Telling never fails and never waits. */
export interface ChangePublisher {
  /** Changes of one chat, in ascending `revision`. */
  changed(chatId: ChatId, changes: ChatChange[]): void;
  /** A chat that is new to these users. */
  created(chat: Chat, userIds: UserId[]): void;
}
