import type { ChatId, UserId } from '../../../generated/schemas';

/** A delivery address: a chat's changes, what is for one user, or what each node is to hear of. */
export type Topic = `chat:${ChatId}` | `user:${UserId}` | typeof nodesTopic;

/** For what concerns many chats: it costs one publication, and each node looks for who follows them. */
export const nodesTopic = 'nodes';

export function chatTopic(chatId: ChatId): Topic {
  return `chat:${chatId}`;
}

export function userTopic(userId: UserId): Topic {
  return `user:${userId}`;
}
