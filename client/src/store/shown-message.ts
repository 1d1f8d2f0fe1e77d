import type { Message, UserId } from '../index';
import type { Action } from './action';
import type { ChatState } from './chat-state';
import { type OwnReactions, type ToldReaction, toldOf, withAnswered } from './own-reactions';
import { type PendingAction, pendingOf } from './pending-action';
import { type ShownReaction, shownReactions, withPendingReaction } from './shown-reactions';

/** A message as its user sees it: as it is stored, with what is pending on top. */
export interface ShownMessage {
  /** The same from when it is written until it is stored and after, for the keys of a view. */
  readonly key: string;
  readonly senderId: UserId;
  readonly content: string;
  /** When it was stored; of one that is not, when it was written. */
  readonly createdAt: string;
  readonly isDeleted: boolean;
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
    const { senderId, content, createdAt, deletedAt } = message;
    const isDeleted = deletedAt !== undefined;
    const common = { key: this.keyOf(message), senderId, content, createdAt, isDeleted };
    const reactions = shownReactions(withAnswered(message, own), told, this.userId);
    const shown = { ...common, reactions, stored: message, pending: undefined };
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
    return { ...shown, ...effectOn(action), pending: pendingOf(action) };
  }

  #unsent(action: Action): ShownMessage | undefined {
    if (action.kind !== 'send') return undefined;
    const known = this.#sends.get(action);
    if (known !== undefined) return known;
    const { key, content, writtenAt: createdAt } = action;
    const common = { key, senderId: this.userId, content, createdAt, isDeleted: false };
    const shown = { ...common, reactions: [], stored: undefined, pending: pendingOf(action) };
    this.#sends.set(action, shown);
    return shown;
  }
}

function effectOn(action: Action): Partial<ShownMessage> {
  if (action.refusal !== undefined) return {};
  if (action.kind === 'edit') return { content: action.content };
  return { isDeleted: true };
}

function isSame<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
