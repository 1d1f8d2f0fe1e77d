import type {
  ChatCreatedEvent,
  ChatSummary,
  Message,
  MyChatUpdatedEvent,
  RequestOf,
  ResultOf,
} from '../index';

/** What is the user's own of a chat, as events and answers tell it. */
export type OwnState = Omit<ResultOf<'updateOwnChat'>, 'chatId'>;

/** What the user sets for themselves of a chat: what is not given stays, null ends muting. */
export type OwnUpdate = RequestOf<'updateOwnChat'>['body'];

/** What an event tells; undefined when it is that the user was removed from the chat. */
export function ownStateOf(event: ChatCreatedEvent | MyChatUpdatedEvent): OwnState | undefined {
  const { stateRevision, readSeq, unreadCount, mentionCount } = event;
  const { revision } = 'chat' in event ? event.chat : event;
  if (revision === undefined || readSeq === undefined) return undefined;
  if (unreadCount === undefined || mentionCount === undefined) return undefined;
  return { stateRevision, revision, readSeq, unreadCount, mentionCount, ...setOf(event) };
}

/** The chat with what the user has set of it according to something else. */
export function withSet(chat: ChatSummary, told: Partial<Set>): ChatSummary {
  const { mutedUntil: _, ...others } = chat;
  return { ...others, ...setOf(told) };
}

/** The chat as it is when the service has done this. */
export function withUpdate(chat: ChatSummary, { mutedUntil, ...update }: OwnUpdate): ChatSummary {
  const muted = mutedUntil === undefined ? chat.mutedUntil : (mutedUntil ?? undefined);
  return withSet(chat, { ...setOf(chat), ...update, mutedUntil: muted });
}

/** Whether a chat is still in the archive when a message has come: it is if it was muted then. */
export function isArchivedAfter(
  { archived, mutedUntil = '' }: ChatSummary,
  { createdAt }: Message,
) {
  return archived && createdAt <= mutedUntil;
}

type Set = Pick<OwnState, 'pinned' | 'archived' | 'markedUnread' | 'mutedUntil'>;

// A service of before there was any of it tells nothing.
function setOf({
  pinned = false,
  archived = false,
  markedUnread = false,
  mutedUntil,
}: Partial<Set>) {
  return { pinned, archived, markedUnread, ...(mutedUntil === undefined ? {} : { mutedUntil }) };
}
