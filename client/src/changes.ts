import { type ChangeOf, changeKinds, type KnownKind } from '../../generated/changes';
import type {
  ChangeKind,
  ChatChange,
  ChatDetails,
  Message,
  PinChange,
  ReactionChange,
  RoleChange,
  Thread,
  UserId,
} from '../../generated/schemas';

/** What an app may hear of each kind of change. */
export interface ChangeHandlers {
  /** Each message, once and in order. */
  onMessage?: (message: Message) => unknown;
  /** A message as it is after an edit. It may be one that the app has not shown. */
  onMessageUpdated?: (message: Message) => unknown;
  /** A message that was deleted: what is left of it. It may be one that the app has not shown. */
  onMessageDeleted?: (message: Message) => unknown;
  /** A reply came or was deleted: how its thread is now. */
  onThreadChanged?: (thread: Thread) => unknown;
  /** Someone reacted to a message, or took that back. It may be one that the app has not shown. */
  onReactionChanged?: (reaction: ReactionChange) => unknown;
  /** Someone pinned or unpinned a message, which is as it is now. It may be one that the app has not shown. */
  onPinChanged?: (pin: PinChange) => unknown;
  /** Who came to the chat, and who went. */
  onParticipantsChanged?: (users: { added: UserId[]; removed: UserId[] }) => unknown;
  /** What a participant may do now. */
  onRoleChanged?: (role: RoleChange) => unknown;
  /** What the chat says of itself now. */
  onDetailsChanged?: (details: ChatDetails) => unknown;
  /** The chat was deleted by a user. Nothing follows but `onEnded`. */
  onDeleted?: (deletedBy: UserId) => unknown;
}

/** How an app is told of each kind; one that is missing does not compile. */
const tellers: {
  [Kind in KnownKind]: (handlers: ChangeHandlers, change: ChangeOf<Kind>) => unknown;
} = {
  'message-sent': (handlers, { message, thread }) => {
    handlers.onMessage?.(message);
    tellThread(handlers, thread);
  },
  'message-updated': (handlers, { updated }) => handlers.onMessageUpdated?.(updated),
  'message-deleted': (handlers, { deleted, thread }) => {
    handlers.onMessageDeleted?.(deleted);
    tellThread(handlers, thread);
  },
  'reaction-changed': (handlers, { reaction }) => handlers.onReactionChanged?.(reaction),
  'pin-changed': (handlers, { pin }) => handlers.onPinChanged?.(pin),
  'participants-changed': (handlers, { added = [], removed = [] }) =>
    handlers.onParticipantsChanged?.({ added, removed }),
  'role-changed': (handlers, { role }) => handlers.onRoleChanged?.(role),
  'chat-details-changed': (handlers, { details }) => handlers.onDetailsChanged?.(details),
  'chat-deleted': (handlers, { deletedBy }) => handlers.onDeleted?.(deletedBy),
};

function tellThread(handlers: ChangeHandlers, thread: Thread | undefined): void {
  if (thread !== undefined) handlers.onThreadChanged?.(thread);
}

const tellersByKind = new Map<ChangeKind, (handlers: ChangeHandlers, change: never) => unknown>(
  Object.entries(tellers),
);

const kindsByEvent = new Map<string, { kind: ChangeKind; carries: [string, string][] }>(
  Object.entries(changeKinds).map(
    ([kind, { event, carries }]) => [event, { kind, carries: Object.entries(carries) }] as const,
  ),
);

/** Tells an app of a change; of a kind that this client does not know there is nothing to tell. */
export function tell(handlers: ChangeHandlers, change: ChatChange): unknown {
  return tellersByKind.get(change.kind)?.(handlers, change as never);
}

/** The change that an event tells to who joined its chat; undefined when it is none of these events. */
export function changeOfEvent(
  event: string,
  data: Record<string, unknown>,
): ChatChange | undefined {
  const found = kindsByEvent.get(event);
  if (found === undefined) return undefined;
  const { kind, carries } = found;
  const carried = carries
    .map(([member, ofEvent]) => [member, data[ofEvent]] as const)
    .filter(([, value]) => value !== undefined);
  return { revision: data.revision as number, kind, ...Object.fromEntries(carried) };
}
