import { changeKinds, type KnownKind } from '../generated/changes';
import type { EventPayloads, OutgoingEvent } from '../generated/events/gateway';
import type { ChangeKind, ChatChange, ChatId, Seq, UserId } from '../generated/schemas';
import type { ReadChange } from './log/chat-log';
import type { KindOfChange, LogRow } from './log/kind-of-change';
import { chatDeleted } from './chats/deletion/chat-deleted';
import { chatDetailsChanged } from './chats/changing/chat-details-changed';
import { roleChanged } from './chats/membership/role-changed';
import { participantsChanged } from './chats/membership/participants-changed';
import { messageDeleted } from './messages/changing/message-deleted';
import { messageSent } from './messages/sending/message-sent';
import { messageUpdated } from './messages/changing/message-updated';
import { pinChanged } from './pins/pin-changed';
import { reactionChanged } from './reactions/reaction-changed';

/** Every kind of change of `specs/changes.yaml`; one that is missing does not compile. */
const kinds: { readonly [Kind in KnownKind]: KindOfChange<Kind> } = {
  'message-sent': messageSent,
  'message-updated': messageUpdated,
  'message-deleted': messageDeleted,
  'reaction-changed': reactionChanged,
  'pin-changed': pinChanged,
  'participants-changed': participantsChanged,
  'role-changed': roleChanged,
  'chat-details-changed': chatDetailsChanged,
  'chat-deleted': chatDeleted,
};

/** What a change is to those who joined its chat, or to those who listen; undefined when nothing. */
export type ToEvent = (chatId: ChatId, change: ChatChange) => OutgoingEvent | undefined;

/** A change with the kind that it is, of which the compiler cannot know that they belong together. */
interface AnyKind {
  read(row: LogRow): Partial<ChatChange> | undefined;
  joinedEvent(chatId: ChatId, change: ChatChange): OutgoingEvent;
  shows(change: ChatChange): Seq | undefined;
  news(change: ChatChange): Partial<EventPayloads['chat-updated']>;
}

const requiredByKind = new Map<ChangeKind, readonly (keyof ChatChange)[]>(
  Object.entries(changeKinds).map(([kind, { required }]) => [kind, required]),
);

const known = new Map<ChangeKind, AnyKind>(Object.entries(kinds) as [ChangeKind, AnyKind][]);

/** Whether a change has what every change of its kind has. Of a kind not known that cannot be said. */
export function isWhole(change: ChatChange): boolean {
  const required = requiredByKind.get(change.kind) ?? [];
  return required.every((member) => change[member] !== undefined);
}

/**
 * A change as the database has it; undefined when what it was about is not to be had any more. One of
 * a kind that only a newer node knows carries nothing.
 */
export const readChange: ReadChange = (row) => {
  const { revision, kind } = row;
  const kindOfChange = known.get(kind);
  if (kindOfChange === undefined) return { revision, kind };
  const carried = kindOfChange.read(row);
  return carried && { revision, kind, ...carried };
};

/**
 * The event of a change for those who joined its chat. A kind that only a newer node knows is none,
 * and above all no other one.
 */
export const joinedEvent: ToEvent = (chatId, change) =>
  known.get(change.kind)?.joinedEvent(chatId, change);

/** The event of a change for those who listen to all chats: that there is news can be said of any. */
export function newsEvent(chatId: ChatId, change: ChatChange): OutgoingEvent<'chat-updated'> {
  const { revision, kind } = change;
  const data = { chatId, revision, kind, ...known.get(kind)?.news(change) };
  return { event: 'chat-updated', data };
}

/** Whether a change shows the content of a message that someone does not see, who came after it. */
export function isHidden(change: ChatChange, historySeq: Seq): boolean {
  return historySeq > 0 && (known.get(change.kind)?.shows(change) ?? Infinity) <= historySeq;
}

/**
 * Whether nothing of a chat is for a user any more after a change of it: they were removed, or it was
 * deleted.
 */
export function endsFor({ removed, deletedBy }: ChatChange, userId: UserId): boolean {
  return deletedBy !== undefined || removed?.includes(userId) === true;
}
