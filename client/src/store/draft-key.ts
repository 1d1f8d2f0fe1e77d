import type { ChatId, UserId } from '../index';

/** Where a user's draft in a chat is kept. */
export function draftKey(userId: UserId, chatId: ChatId): string {
  return `messaging-draft:${encodeURIComponent(userId)}:${chatId}`;
}
