import type { ChatId, Message, MessagingClient, MessagingError, Revision } from '../index';
import { type Action, again, type Answer, isSameReaction, perform, withAction } from './action';
import { keepTrying } from './keep-trying';
import type { Keeper } from './keeper';

/** What the outbox tells. */
export interface OutboxListener {
  /** Something of the chat is pending, or refused, or no longer. */
  changed(chatId: ChatId): void;
  /** The service did it, and answered this. */
  done(answer: Answer): void;
  /** The service has stored a message of the user. */
  sent(chatId: ChatId): void;
  /** How far the changes of a chat have come; Infinity for one that is not open. */
  revisionOf(chatId: ChatId): Revision;
}

/**
 * What the user does with messages: in each chat in the order in which it was done, one after the other,
 * for as long as it takes. What the service refuses is kept until it is repeated or discarded, and holds
 * up nothing.
 */
export class Outbox {
  #actions: readonly Action[] = [];
  /** Whether it is known what was kept, behind which comes what is written meanwhile. */
  #isRead = false;
  /** The chats in which something is under way. */
  readonly #busy = new Set<ChatId>();

  /** @param life aborted when nothing more is to be done; what is kept is done by the next store */
  constructor(
    private readonly client: Pick<MessagingClient, 'rest' | 'userId'>,
    private readonly keeper: Pick<Keeper, 'readActions' | 'putAction' | 'removeAction'>,
    private readonly listener: OutboxListener,
    private readonly life: AbortSignal,
  ) {
    keeper.readActions((kept) => this.#start(kept));
  }

  /** What is pending or was refused in a chat, in order. */
  of(chatId: ChatId): Action[] {
    return this.#actions.filter((action) => action.chatId === chatId);
  }

  /**
   * Does an action when all that waits in its chat is done. A reaction that was refused is forgotten when
   * the user changes it.
   */
  add(action: Action): void {
    const { chatId, key } = action;
    for (const refused of this.#refused(chatId, key)) {
      if (isSameReaction(refused, action)) this.#remove(chatId, refused.id);
    }
    this.#put(action);
    void this.#run(action.chatId);
  }

  /**
   * Does once more what was refused about a message, after all that waits.
   * @param version the version that the user sees now, which an edit is made of
   */
  retry(chatId: ChatId, key: string, version: number | undefined): void {
    for (const refused of this.#refused(chatId, key)) {
      this.#remove(chatId, refused.id);
      this.add(again(refused, version));
    }
  }

  /** Goes on where the session was over: there may be another one. */
  resume(): void {
    for (const { chatId } of this.#actions) void this.#run(chatId);
  }

  /** Forgets what was refused about a message. */
  discard(chatId: ChatId, key: string): void {
    for (const { id } of this.#refused(chatId, key)) this.#remove(chatId, id);
  }

  /** Learns of messages that the chat has: one that was being sent is stored, with an answer or without. */
  settle(chatId: ChatId, messages: readonly Message[]): void {
    if (this.of(chatId).length === 0) return;
    for (const { senderId, clientMessageId } of messages) {
      if (senderId === this.client.userId && clientMessageId !== undefined) {
        this.#remove(chatId, clientMessageId);
      }
    }
  }

  /** Learns how far the changes of a chat have come: what they tell need not be laid over it any more. */
  caughtUp(chatId: ChatId, revision: Revision): void {
    for (const { id, doneBy } of this.of(chatId)) {
      if (doneBy !== undefined && doneBy <= revision) this.#remove(chatId, id);
    }
  }

  /** Puts what was written meanwhile behind what was kept, and does it all. */
  #start(kept: readonly Action[]): void {
    if (this.life.aborted) return;
    const written = this.#actions;
    this.#actions = kept;
    this.#isRead = true;
    for (const action of written) this.add(action);
    for (const { chatId } of kept) this.listener.changed(chatId);
    this.resume();
  }

  #refused(chatId: ChatId, key: string): Action[] {
    return this.of(chatId).filter((action) => action.key === key && action.refusal !== undefined);
  }

  async #run(chatId: ChatId): Promise<void> {
    if (!this.#isRead || this.#busy.has(chatId)) return;
    this.#busy.add(chatId);
    while (!this.life.aborted) {
      const next = this.of(chatId).find(isWaiting);
      if (next === undefined || !(await this.#perform(next))) break;
    }
    this.#busy.delete(chatId);
  }

  /** Tells whether what waits may be done next: not while no one knows who the user is. */
  async #perform(action: Action): Promise<boolean> {
    const { rest } = this.client;
    const { life: signal } = this;
    try {
      const answer = await keepTrying(signal, () => perform(rest, action, signal));
      if (signal.aborted) return false;
      if (typeof answer === 'number') this.#doneBy(action, answer);
      else this.#done(action, answer);
    } catch (error) {
      if (signal.aborted || (error as MessagingError).status === 401) return false;
      this.#refuse(action, error as MessagingError);
    }
    return true;
  }

  #done({ chatId, id, kind }: Action, answer: Answer): void {
    if (kind === 'send') this.listener.sent(chatId);
    if (!('reaction' in answer)) this.#raiseVersions(answer);
    this.listener.done(answer);
    this.#remove(chatId, id);
  }

  /** It stays until the changes have come as far; a reload needs it no more. */
  #doneBy(action: Action, revision: Revision): void {
    const { chatId, id } = action;
    this.#actions = withAction(this.#actions, { ...action, doneBy: revision });
    this.keeper.removeAction(id);
    this.listener.changed(chatId);
    this.caughtUp(chatId, this.listener.revisionOf(chatId));
  }

  #refuse(action: Action, { code, message, status, errors }: MessagingError): void {
    // A change that came may have told that it was done nevertheless.
    if (!this.#actions.some(({ id }) => id === action.id)) return;
    this.#put({ ...action, refusal: { code, message, status, errors } });
  }

  /** An edit that waits behind one of the same message was made of what that has made of it. */
  #raiseVersions({ id, version }: Message): void {
    for (const action of this.#actions) {
      if (action.kind !== 'edit' || action.messageId !== id) continue;
      if (action.ifVersion === version - 1) this.#put({ ...action, ifVersion: version });
    }
  }

  #put(action: Action): void {
    this.#actions = withAction(this.#actions, action);
    this.keeper.putAction(action);
    this.listener.changed(action.chatId);
  }

  #remove(chatId: ChatId, id: string): void {
    const others = this.#actions.filter((action) => action.id !== id);
    if (others.length === this.#actions.length) return;
    this.#actions = others;
    this.keeper.removeAction(id);
    this.listener.changed(chatId);
  }
}

function isWaiting({ refusal, doneBy }: Action): boolean {
  return refusal === undefined && doneBy === undefined;
}
