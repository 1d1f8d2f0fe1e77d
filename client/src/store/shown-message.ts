import type { Accompaniment, Message, UserId } from '../index';
import type { Action } from './action';
import type { ChatState } from './chat-state';
import { type OwnReactions, type ToldReaction, toldOf, withAnswered } from './own-reactions';
import { type PendingAction, pendingOf } from './pending-action';
import { type ShownReaction, shownReactions, withPendingReaction } from './shown-reactions';

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
  /** With what it was reacted to, in the order of the emoji. */
  readonly reactions: readonly ShownReaction[];
  /** As the service has it; undefined while it has not. */
  readonly stored: Message | undefined;
  /** What the user has done with it last that the service has not stored; each reaction has its own. */
  readonly pending: PendingAction | undefined;
}

/** What is shown of a message where nothing is pending. */
interface Plain {
  /** What was told of it that the message does not say. */
  readonly told: readonly ToldReaction[];
  readonly shown: ShownMessage;
}

/** Makes what is shown of the messages of a user. What does not change is the same object as before. */
export class Showing {
  readonly #stored = new WeakMap<Message, Plain>();
  readonly #sends = new WeakMap<Action, ShownMessage>();

  constructor(private readonly userId: UserId) {}

  /** The messages in the order of `seq`, then what is written and not stored, in that order. */
  of(state: ChatState | undefined, actions: readonly Action[]): ShownMessage[] {
    const shown = state === undefined ? [] : this.#storedOf(state, actions);
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
    const { pins, window, ownReactions } = state;
    const keys = new Set(actions.filter(({ kind }) => kind === 'pin').map(({ key }) => key));
    const pinning = [...keys].reverse().flatMap((key) => {
      const message = window.messages.find((one) => this.keyOf(one) === key);
      return message === undefined || pins.some(({ id }) => id === message.id) ? [] : message;
    });
    return [...pinning, ...pins]
      .map((message) => this.#withPending(this.#plain(message, ownReactions), actions))
      .filter(({ isPinned }) => isPinned);
  }

  /** What identifies a message in a view. */
  keyOf({ id, senderId, clientMessageId }: Message): string {
    return senderId === this.userId ? (clientMessageId ?? id) : id;
  }

  #storedOf(
    { window, ahead, ownReactions }: ChatState,
    actions: readonly Action[],
  ): ShownMessage[] {
    return [...window.messages, ...ahead].map((message) =>
      this.#withPending(this.#plain(message, ownReactions), actions),
    );
  }

  #plain(message: Message, own: OwnReactions): ShownMessage {
    const told = toldOf(own, message);
    const known = this.#stored.get(message);
    if (known !== undefined && isSame(known.told, told)) return known.shown;
    const { senderId, content, createdAt, deletedAt, pinnedAt } = message;
    const common = { key: this.keyOf(message), senderId, content, createdAt };
    const is = { isDeleted: deletedAt !== undefined, isPinned: pinnedAt !== undefined };
    const reactions = shownReactions(withAnswered(message, own), told, this.userId);
    const shown = {
      ...{ ...accompanimentOf(message), ...common, ...is, reactions },
      ...{ stored: message, pending: undefined },
    };
    this.#stored.set(message, { told, shown });
    return shown;
  }

  #withPending(shown: ShownMessage, actions: readonly Action[]): ShownMessage {
    const about = actions.filter(({ key }) => key === shown.key);
    return about.reduce((current, action) => this.#withAction(current, action), shown);
  }

  #withAction(shown: ShownMessage, action: Action): ShownMessage {
    if (action.kind === 'send') return shown;
    if ('emoji' in action) {
      const reactions = withPendingReaction(shown.reactions, action, this.userId);
      return { ...shown, reactions };
    }
    const pending = action.doneBy === undefined ? pendingOf(action) : shown.pending;
    return { ...shown, ...effectOn(action), pending };
  }

  #unsent(action: Action): ShownMessage | undefined {
    if (action.kind !== 'send') return undefined;
    const known = this.#sends.get(action);
    if (known !== undefined) return known;
    const { key, content, accompaniment, writtenAt: createdAt } = action;
    const common = { key, senderId: this.userId, content, createdAt };
    const is = { isDeleted: false, isPinned: false, reactions: [] };
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

function isSame<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
