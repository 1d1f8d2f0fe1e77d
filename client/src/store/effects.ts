import type {
  ChangeOf,
  ChatChange,
  ChatDetails,
  ChatUpdatedEvent,
  KnownKind,
  Message,
  ReactionChange,
  RoleChange,
  Thread,
  UserId,
} from '../index';

/** What a change does to a chat. */
export interface Effect {
  /** A message as it is now, whatever was done with it. */
  message?: Message;
  /** What became of the thread that the message is of. */
  thread?: Thread | undefined;
  /** What became of the reactions to a message. */
  reaction?: ReactionChange;
  /** By how much the message counts as unread for others than its sender. */
  unread?: 1 | -1;
  added?: readonly UserId[] | undefined;
  removed?: readonly UserId[] | undefined;
  role?: RoleChange;
  /** What the chat says of itself. */
  details?: ChatDetails;
  /** Whether the chat is gone. */
  isDeleted?: true;
  /** Whether the chat moves up in the list of chats. */
  isActivity?: true;
}

/** What each kind of change does; one that is missing does not compile. */
const effects: { [Kind in KnownKind]: (change: ChangeOf<Kind>) => Effect } = {
  'message-sent': ({ message, thread }) => ({ message, thread, unread: 1, isActivity: true }),
  'message-updated': ({ updated }) => ({ message: updated }),
  'message-deleted': ({ deleted, thread }) => ({ message: deleted, thread, unread: -1 }),
  'reaction-changed': ({ reaction }) => ({ reaction }),
  'pin-changed': ({ pin }) => ({ message: pin.message }),
  'participants-changed': ({ added, removed }) => ({ added, removed, isActivity: true }),
  'role-changed': ({ role }) => ({ role }),
  'chat-details-changed': ({ details }) => ({ details }),
  'chat-deleted': () => ({ isDeleted: true }),
};

const effectsByKind = new Map<string, (change: never) => Effect>(Object.entries(effects));

/** What a change does to a chat; of a kind that this version does not know, nothing. */
export function effectOf(change: ChatChange): Effect {
  return effectsByKind.get(change.kind)?.(change as never) ?? {};
}

/** The change that `chat-updated` tells to who listens to all chats. */
export function changeOf(event: ChatUpdatedEvent): ChatChange {
  const { chatId: _, lastMessage: message, ...change } = event;
  return message === undefined ? change : { ...change, message };
}
