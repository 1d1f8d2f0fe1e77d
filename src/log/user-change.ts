import type { OutgoingEvent } from '../../generated/events/gateway';
import type { Chat, ChatId, Revision, Timestamp } from '../../generated/schemas';
import type { Change } from './log';

/** A lasting change of a user's own state: they were put into a chat, or what is their own of it changed. */
export interface UserChange extends Change {
  chatId: ChatId;
  /** What is their own of the chat now; undefined when they take no part in it any more. */
  own: OwnState | undefined;
  /** The chat as it is now, if they were put into it. */
  chat?: Chat;
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
export function ownEvent({
  revision: stateRevision,
  chatId,
  chat,
  own,
}: UserChange): OutgoingEvent<'chat-created' | 'my-chat-updated'> {
  if (own === undefined)
    return { event: 'my-chat-updated', data: { chatId, stateRevision, removed: true } };
  if (chat === undefined)
    return { event: 'my-chat-updated', data: { chatId, stateRevision, ...own } };
  const { revision: _, ...counts } = own;
  return { event: 'chat-created', data: { chat, stateRevision, ...counts } };
}
