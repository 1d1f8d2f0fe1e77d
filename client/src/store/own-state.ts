import type { ChatCreatedEvent, MyChatUpdatedEvent, Revision, StateRevision } from '../index';

/** What is the user's own of a chat, as events tell it. */
export interface OwnState {
  stateRevision: StateRevision;
  /** The chat's revision when `unreadCount` was counted. */
  revision: Revision;
  readSeq: number;
  unreadCount: number;
}

/** What an event tells; undefined when it is that the user was removed from the chat. */
export function ownStateOf(event: ChatCreatedEvent | MyChatUpdatedEvent): OwnState | undefined {
  const { stateRevision, readSeq, unreadCount } = event;
  const { revision } = 'chat' in event ? event.chat : event;
  if (revision === undefined || readSeq === undefined || unreadCount === undefined)
    return undefined;
  return { stateRevision, revision, readSeq, unreadCount };
}
