import type { ChangeOf, changeKinds, KnownKind } from '../../generated/changes';
import type { EventPayloads, OutgoingEvent } from '../../generated/events/gateway';
import type {
  ChangeKind,
  ChatId,
  Emoji,
  Revision,
  RoleChange,
  Seq,
  Thread,
  UserId,
} from '../../generated/schemas';
import type { DetailColumns } from './chat-row';
import type { MessageJson } from './message-row';

/** A change as the database gives it. */
export interface LogRow {
  revision: Revision;
  kind: ChangeKind;
  /** The message that it is about, as it is now; null when it is about none, or that is gone. */
  message: MessageJson | null;
  /** The thread of a reply that was sent or deleted, as it is now. */
  thread: Thread | null;
  added: UserId[];
  removed: UserId[];
  /** Who made it; null of a message that was sent. */
  changedBy: UserId | null;
  /** What its kind keeps besides. */
  data: { emoji?: Emoji; userId?: UserId } | null;
  /** Whether who made it has reacted to the message with the emoji, by now. */
  reacted: boolean;
  /** The role by now of whom it gave one; null when they take no part any more. */
  role: RoleChange | null;
  /** What the chat says of itself by now, where that changed. */
  details: DetailColumns | null;
}

/** What the service has to know of a kind of change. A kind is one module that gives this. */
export interface KindOfChange<Kind extends KnownKind> {
  /** What such a change carries; undefined when what it was about is not to be had any more. */
  read(row: LogRow): Omit<ChangeOf<Kind>, 'kind' | 'revision'> | undefined;
  /** The event for those who joined the chat. */
  joinedEvent(
    chatId: ChatId,
    change: ChangeOf<Kind>,
  ): OutgoingEvent<(typeof changeKinds)[Kind]['event']>;
  /** The `seq` of the message whose content it shows; undefined when it shows none. */
  shows(change: ChangeOf<Kind>): Seq | undefined;
  /** What those who listen to all chats are told of it, besides that there was one. */
  news(change: ChangeOf<Kind>): Partial<EventPayloads['chat-updated']>;
}
