import type { ChatId, UserId } from '../../../generated/schemas';

/** A delivery address: a chat's changes, or what is for one user. */
export type Topic = `chat:${ChatId}` | `user:${UserId}`;

export function chatTopic(chatId: ChatId): Topic {
  return `chat:${chatId}`;
}

export function userTopic(userId: UserId): Topic {
  return `user:${userId}`;
}
