import {
  type Accompaniment,
  type ChatId,
  type Message,
  MessagingError,
  type RequestOf,
  type Rest,
  type Revision,
  uniqueId,
} from '../index';
import type { ReactionState } from './own-reactions';

interface Common {
  readonly id: string;
  readonly chatId: ChatId;
  /** The key of the message that it is about. */
  readonly key: string;
  /** Why the service refused it; undefined while it is under way or waits for its turn. */
  readonly refusal?: Refusal;
  /** The revision by which it is done, of what is still to be told by the chat's changes. */
  readonly doneBy?: Revision;
}

/** What to change of a message; what is not given stays as it is. */
export type MessageEdit = Omit<RequestOf<'updateMessage'>['body'], 'ifVersion'>;

/** What is kept of the error of a refused action. */
export type Refusal = Pick<MessagingError, 'code' | 'message' | 'status' | 'errors'>;

/** What the user has done with a message and the service has not stored, as it can be kept in JSON. */
export type Action = Common & ActionOf[keyof ActionOf];

interface ActionOf {
  /** `id` is the message's `clientMessageId`, so it is stored once however often it is sent. */
  send: {
    readonly kind: 'send';
    readonly content: string;
    readonly accompaniment?: Accompaniment;
    readonly writtenAt: string;
  };
  edit: {
    readonly kind: 'edit';
    readonly messageId: string;
    readonly edit: MessageEdit;
    /** The version that the user saw: an edit of another device is not lost without a word. */
    readonly ifVersion: number;
  };
  delete: { readonly kind: 'delete'; readonly messageId: string };
  pin: { readonly kind: 'pin'; readonly messageId: string };
  unpin: { readonly kind: 'unpin'; readonly messageId: string };
  react: { readonly kind: 'react'; readonly messageId: string; readonly emoji: string };
  unreact: { readonly kind: 'unreact'; readonly messageId: string; readonly emoji: string };
}

/** What the service answers: the message as it is then, or the user's reaction at a revision. */
export type Answer = Message | ReactionState;

type Perform<Kind extends keyof ActionOf> = (
  rest: Rest,
  action: Common & ActionOf[Kind],
  signal: AbortSignal,
) => Promise<Answer | Revision>;

/**
 * How each kind is done; it gives what the service answers, or the revision by which the chat has what no
 * version of the message tells. All of them can be done twice.
 */
const performers: { [Kind in keyof ActionOf]: Perform<Kind> } = {
  send: (rest, { chatId, id: clientMessageId, content, accompaniment }, signal) => {
    const body = { content, clientMessageId, ...accompaniment };
    return rest.sendMessage({ path: { chatId }, body, signal });
  },
  edit: (rest, { chatId, messageId, edit, ifVersion }, signal) =>
    rest.updateMessage({ path: { chatId, messageId }, body: { ...edit, ifVersion }, signal }),
  delete: async (rest, { chatId, messageId }, signal) => {
    const path = { chatId, messageId };
    await rest.deleteMessage({ path, signal });
    return rest.getMessage({ path, signal });
  },
  pin: async (rest, { chatId, messageId }, signal) =>
    (await rest.pinMessage({ path: { chatId, messageId }, signal })).revision,
  unpin: async (rest, { chatId, messageId }, signal) =>
    (await rest.unpinMessage({ path: { chatId, messageId }, signal })).revision,
  react: (rest, { chatId, messageId, emoji }, signal) =>
    rest.addReaction({ path: { chatId, messageId, emoji }, signal }),
  unreact: (rest, { chatId, messageId, emoji }, signal) =>
    rest.removeReaction({ path: { chatId, messageId, emoji }, signal }),
};

/** Does it; gives what the service answers, or the revision by which the chat has it. */
export function perform(
  rest: Rest,
  action: Action,
  signal: AbortSignal,
): Promise<Answer | Revision> {
  return (performers[action.kind] as Perform<never>)(rest, action as never, signal);
}

/** Sends a message with this content. */
export function sending(chatId: ChatId, content: string, accompaniment?: Accompaniment): Action {
  const [id, writtenAt] = [uniqueId(), new Date().toISOString()];
  return { kind: 'send', id, key: id, chatId, content, accompaniment, writtenAt };
}

/** Edits a message. */
export function editing(
  { chatId, id: messageId, version }: Message,
  key: string,
  edit: MessageEdit,
) {
  const action = { id: uniqueId(), key, chatId, messageId, edit, ifVersion: version };
  return { kind: 'edit', ...action } as const satisfies Action;
}

/** Deletes a message. */
export function deleting({ chatId, id: messageId }: Message, key: string): Action {
  return { kind: 'delete', id: uniqueId(), key, chatId, messageId };
}

/** Pins a message. */
export function pinning({ chatId, id: messageId }: Message, key: string): Action {
  return { kind: 'pin', id: uniqueId(), key, chatId, messageId };
}

/** Unpins a message. */
export function unpinning({ chatId, id: messageId }: Message, key: string): Action {
  return { kind: 'unpin', id: uniqueId(), key, chatId, messageId };
}

/** Reacts to a message, or takes that back. */
export function reacting(
  kind: 'react' | 'unreact',
  { chatId, id: messageId }: Message,
  key: string,
  emoji: string,
): Action {
  return { kind, id: uniqueId(), key, chatId, messageId, emoji };
}

/** Whether two actions are about the same reaction. */
export function isSameReaction(one: Action, other: Action): boolean {
  return 'emoji' in one && 'emoji' in other && one.emoji === other.emoji && one.key === other.key;
}

/** An action that was refused, to be done again; an edit of the version that the user sees now. */
export function again({ refusal: _, ...action }: Action, version: number | undefined): Action {
  return action.kind === 'edit' ? { ...action, ifVersion: version ?? action.ifVersion } : action;
}

/** The refusal as the error that it was. */
export function errorOf({ code, message, status, errors }: Refusal): MessagingError {
  return new MessagingError(code, message, { status, errors: [...errors], retryable: false });
}

/** The actions with one in its place, or at the end. */
export function withAction(actions: readonly Action[], action: Action): Action[] {
  const isThere = actions.some(({ id }) => id === action.id);
  if (!isThere) return [...actions, action];
  return actions.map((other) => (other.id === action.id ? action : other));
}
