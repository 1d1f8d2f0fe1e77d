import type { Accompaniment, Message, UserId } from '../index';
import type { Action } from './action';
import type { Blocks } from './blocks';
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
  /** Whether it is in a group, of someone whom the user has blocked: there is nothing to show of it. */
  readonly isHidden: boolean;
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
  readonly isHidden: boolean;
  readonly shown: ShownMessage;
}

/** Makes what is shown of the messages of a user. What does not change is the same object as before. */
export class Showing {
  readonly #stored = new WeakMap<Message, Plain>();
  readonly #sends = new WeakMap<Action, ShownMessage>();

  constructor(
    private readonly userId: UserId,
    private readonly blocks: Pick<Blocks, 'hides'>,
  ) {}

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
    const { pins, window } = state;
    const keys = new Set(actions.filter(({ kind }) => kind === 'pin').map(({ key }) => key));
    const pinning = [...keys].reverse().flatMap((key) => {
      const message = window.messages.find((one) => this.keyOf(one) === key);
      return message === undefined || pins.some(({ id }) => id === message.id) ? [] : message;
    });
    return [...pinning, ...pins]
      .map((message) => this.#withPending(this.#plain(message, state), actions))
      .filter(({ isPinned }) => isPinned);
  }

  /** What identifies a message in a view. */
  keyOf({ id, senderId, clientMessageId }: Message): string {
    return senderId === this.userId ? (clientMessageId ?? id) : id;
  }

  #storedOf(state: ChatState, actions: readonly Action[]): ShownMessage[] {
    return [...state.window.messages, ...state.ahead].map((message) =>
      this.#withPending(this.#plain(message, state), actions),
    );
  }

  #plain(message: Message, { ownReactions: own, entry }: ChatState): ShownMessage {
    const told = toldOf(own, message);
    const isHidden = this.blocks.hides(entry.chat, message);
    const known = this.#stored.get(message);
    if (known?.isHidden === isHidden && isSame(known.told, told)) return known.shown;
    const { senderId, createdAt, deletedAt, pinnedAt } = message;
    const common = { key: this.keyOf(message), senderId, createdAt, isHidden };
    const is = { isDeleted: deletedAt !== undefined, isPinned: pinnedAt !== undefined };
    const said = isHidden ? nothingSaid : this.#saidBy(message, own, told);
    const shown = { ...common, ...is, ...said, stored: message, pending: undefined };
    this.#stored.set(message, { told, isHidden, shown });
    return shown;
  }

  #saidBy(message: Message, own: OwnReactions, told: readonly ToldReaction[]): Said {
    const reactions = shownReactions(withAnswered(message, own), told, this.userId);
    return { ...accompanimentOf(message), content: message.content, reactions };
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
    const is = { isDeleted: false, isHidden: false, isPinned: false, reactions: [] };
    const shown = {
      ...{ ...accompanimentOf(accompaniment), ...common, ...is },
      ...{ stored: undefined, pending: pendingOf(action) },
    };
    this.#sends.set(action, shown);
    return shown;
  }
}

type Said = Accompaniment & Pick<ShownMessage, 'content' | 'reactions'>;

const nothingSaid: Said = { ...accompanimentOf(), content: '', reactions: [] };

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

/** Whether two arrays have the same items. */
export function isSame<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
