import type { Accompaniment, Message, MessagingError, UserId } from '../index';
import { type Action, errorOf } from './action';
import type { ChatState } from './chat-state';

/** A message as its user sees it: as it is stored, with what is pending on top. */
export interface ShownMessage extends Accompaniment {
  /** The same from when it is written until it is stored and after, for the keys of a view. */
  readonly key: string;
  readonly senderId: UserId;
  readonly content: string;
  /** When it was stored; of one that is not, when it was written. */
  readonly createdAt: string;
  readonly isDeleted: boolean;
  /** Whether it is pinned for all participants. */
  readonly isPinned: boolean;
  /** As the service has it; undefined while it has not. */
  readonly stored: Message | undefined;
  /** What the user has done with it last that the service has not stored. */
  readonly pending: PendingAction | undefined;
}

/** Something that is under way, or was refused. */
export interface PendingAction {
  readonly kind: Action['kind'];
  /** Why the service refused it; undefined while it is under way. Then the message is shown as it was. */
  readonly error: MessagingError | undefined;
}

/** Makes what is shown of the messages of a user. What does not change is the same object as before. */
export class Showing {
  readonly #stored = new WeakMap<Message, ShownMessage>();
  readonly #sends = new WeakMap<Action, ShownMessage>();

  constructor(private readonly userId: UserId) {}

  /** The messages in the order of `seq`, then what is written and not stored, in that order. */
  of(state: ChatState | undefined, actions: readonly Action[]): ShownMessage[] {
    const messages = state === undefined ? [] : [...state.window.messages, ...state.ahead];
    const shown = messages.map((message) => this.#withPending(this.#plain(message), actions));
    if (state?.window.hasNewer) return shown;
    const keys = new Set(shown.map(({ key }) => key));
    const sends = actions.flatMap((action) => this.#unsent(action) ?? []);
    return [...shown, ...sends.filter(({ key }) => !keys.has(key))];
  }

  /** What is pinned: first what the user pins and changes have not told, the last one first. */
  pinsOf(
    state: ChatState | undefined,
    actions: readonly Action[],
  ): readonly ShownMessage[] | undefined {
    if (state?.pins === undefined) return undefined;
    const { pins, window } = state;
    const keys = new Set(actions.filter(({ kind }) => kind === 'pin').map(({ key }) => key));
    const pinning = [...keys].reverse().flatMap((key) => {
      const message = window.messages.find((one) => this.keyOf(one) === key);
      return message === undefined || pins.some(({ id }) => id === message.id) ? [] : message;
    });
    return [...pinning, ...pins]
      .map((message) => this.#withPending(this.#plain(message), actions))
      .filter(({ isPinned }) => isPinned);
  }

  /** What identifies a message in a view. */
  keyOf({ id, senderId, clientMessageId }: Message): string {
    return senderId === this.userId ? (clientMessageId ?? id) : id;
  }

  #plain(message: Message): ShownMessage {
    const known = this.#stored.get(message);
    if (known !== undefined) return known;
    const { senderId, content, createdAt, deletedAt, pinnedAt } = message;
    const common = { key: this.keyOf(message), senderId, content, createdAt };
    const is = { isDeleted: deletedAt !== undefined, isPinned: pinnedAt !== undefined };
    const shown = {
      ...{ ...accompanimentOf(message), ...common, ...is },
      ...{ stored: message, pending: undefined },
    };
    this.#stored.set(message, shown);
    return shown;
  }

  #withPending(shown: ShownMessage, actions: readonly Action[]): ShownMessage {
    const about = actions.filter(({ key, kind }) => key === shown.key && kind !== 'send');
    return about.reduce(
      (current, action) => ({
        ...{ ...current, ...effectOn(action) },
        pending: action.doneBy === undefined ? pendingOf(action) : current.pending,
      }),
      shown,
    );
  }

  #unsent(action: Action): ShownMessage | undefined {
    if (action.kind !== 'send') return undefined;
    const known = this.#sends.get(action);
    if (known !== undefined) return known;
    const { key, content, accompaniment, writtenAt: createdAt } = action;
    const common = { key, senderId: this.userId, content, createdAt };
    const is = { isDeleted: false, isPinned: false };
    const shown = {
      ...{ ...accompanimentOf(accompaniment), ...common, ...is },
      ...{ stored: undefined, pending: pendingOf(action) },
    };
    this.#sends.set(action, shown);
    return shown;
  }
}

function accompanimentOf(from: Accompaniment = {}): Accompaniment {
  const { metadata, replyTo, mentions, mentionsAll } = from;
  return { metadata, replyTo, mentions, mentionsAll };
}

function effectOn(action: Action): Partial<ShownMessage> {
  if (action.refusal !== undefined) return {};
  if (action.kind === 'edit') return action.edit;
  if (action.kind === 'delete') return { isDeleted: true, isPinned: false };
  return { isPinned: action.kind === 'pin' };
}

function pendingOf({ kind, refusal }: Action): PendingAction {
  return { kind, error: refusal && errorOf(refusal) };
}
