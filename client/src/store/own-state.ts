import type { ChatCreatedEvent, MyChatUpdatedEvent, Revision, StateRevision } from '../index';

/** What is the user's own of a chat, as events tell it. */
export interface OwnState {
  stateRevision: StateRevision;
  /** The chat's revision when `unreadCount` and `mentionCount` were counted. */
  revision: Revision;
  readSeq: number;
  unreadCount: number;
  mentionCount: number;
}

/** What an event tells; undefined when it is that the user was removed from the chat. */
export function ownStateOf(event: ChatCreatedEvent | MyChatUpdatedEvent): OwnState | undefined {
  const { stateRevision, readSeq, unreadCount, mentionCount } = event;
  const { revision } = 'chat' in event ? event.chat : event;
  if (revision === undefined || readSeq === undefined) return undefined;
  if (unreadCount === undefined || mentionCount === undefined) return undefined;
  return { stateRevision, revision, readSeq, unreadCount, mentionCount };
}
