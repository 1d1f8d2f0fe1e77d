import type { ChatChange, ChatId, Presence, User, UserId } from '../../generated/schemas';
import type { Signal } from './signal';
import type { UserChange } from './user-change';

/** Who is told of a user's presence. */
export type PresenceTold = Pick<Signal, 'exceptFor'> | Pick<Signal, 'onlyFor'>;

/** Where the services tell what was committed. Telling never fails and never waits. */
export interface ChangePublisher {
  /** Changes of one chat, in ascending `revision`. */
  chatChanged(chatId: ChatId, changes: ChatChange[]): void;
  /** News of a chat that is of use for a moment only. */
  signalled(chatId: ChatId, signal: Signal): void;
  /** Users whose own state changed; what it is now is in their logs. */
  usersChanged(userIds: UserId[]): void;
  /** A change of a user's own state. */
  userChanged(userId: UserId, change: UserChange): void;
  /** A user as they are now, for those who follow one of these chats. It is news for the moment. */
  userUpdated(user: User, chatIds: ChatId[]): void;
  /** Whether a user is there, for those of some who joined one of these chats. It is news for the moment. */
  presenceChanged(presence: Presence, chatIds: ChatId[], told: PresenceTold): void;
}
