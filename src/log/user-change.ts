import type { OutgoingEvent } from '../../generated/events/gateway';
import type { Chat, ChatId, Revision, Role, Seq, Timestamp, UserId } from '../../generated/schemas';
import type { Change } from './log';

/** A lasting change of a user's own state. */
export type UserChange = OwnChatChange | BlockChange;

/** They blocked another user, or took that back. */
export interface BlockChange extends Change {
  userId: UserId;
  /** Whether the other is blocked now. */
  blocked: boolean;
}

/** They were put into a chat, or what is their own of it changed. */
export interface OwnChatChange extends Change {
  chatId: ChatId;
  /** What is their own of the chat now; undefined when they take no part in it any more. */
  own: OwnState | undefined;
  /** If they were put into it: the chat, what they may do there, and up to which message they see nothing. */
  joined?: { chat: Chat; role: Role; historySeq: Seq };
}

/** What is a user's own of a chat. */
export interface OwnState {
  /** The chat's, when `unreadCount` and `mentionCount` were counted, and `archived` held. */
  revision: Revision;
  readSeq: number;
  unreadCount: number;
  mentionCount: number;
  pinned: boolean;
  archived: boolean;
  markedUnread: boolean;
  mutedUntil?: Timestamp;
}

/** For those who listen to all chats: the event of a change of their own state. */
export function ownEvent(
  change: UserChange,
): OutgoingEvent<'chat-created' | 'my-chat-updated' | 'block-changed'> {
  if (!('blocked' in change)) return ownChatEvent(change);
  const { userId, blocked, revision: stateRevision } = change;
  return { event: 'block-changed', data: { userId, blocked, stateRevision } };
}

function ownChatEvent({
  revision: stateRevision,
  chatId,
  joined,
  own,
}: OwnChatChange): OutgoingEvent<'chat-created' | 'my-chat-updated'> {
  if (own === undefined)
    return { event: 'my-chat-updated', data: { chatId, stateRevision, removed: true } };
  if (joined === undefined)
    return { event: 'my-chat-updated', data: { chatId, stateRevision, ...own } };
  const { revision: _, ...counts } = own;
  const { chat, role } = joined;
  return { event: 'chat-created', data: { chat, role, stateRevision, ...counts } };
}
