import type {
  Accompaniment,
  ChatCreatedEvent,
  ChatId,
  Message,
  MessageId,
  MessagingError,
  MyChatUpdatedEvent,
  Revision,
  UserId,
} from '../index';
import {
  type Action,
  type Answer,
  deleting,
  editing,
  type MessageEdit,
  pinning,
  reacting,
  sending,
  unpinning,
} from './action';
import type { ChatContext } from './chat-context';
import type { ChatSnapshot } from './chat-snapshot';
import type { ChatState } from './chat-state';
import { FollowedChat, type FollowedChatListener } from './followed-chat';
import { lastSeqOf } from './message-window';
import { Observable } from './observable';
import { type OwnState, ownStateOf, type OwnUpdate } from './own-state';
import type { ReceiptPlaces } from './receipts';
import { isSame, Showing, type ShownMessage } from './shown-message';
import { type StoredThread, Thread } from './thread';

const nobody: readonly UserId[] = [];
const noPlaces: readonly ReceiptPlaces[] = [];

/** A chat, which is open while anyone listens to it. */
export class Chat extends Observable<ChatSnapshot> {
  #followed: FollowedChat | undefined;
  #error: MessagingError | undefined;
  readonly #showing: Showing;
  #messages: readonly ShownMessage[] = [];
  readonly #threads = new Map<MessageId, Thread>();

  constructor(
    readonly chatId: ChatId,
    private readonly context: ChatContext,
  ) {
    super(context.client.onError);
    this.#showing = new Showing(context.client.userId, context.blocks);
    context.drafts.read(chatId);
  }

  /** A thread of the chat, by the message that it began with; the same object each time. */
  thread(rootId: MessageId): StoredThread {
    const thread = this.#threads.get(rootId) ?? this.#createThread(rootId);
    this.#threads.set(rootId, thread);
    return thread;
  }

  /** Sends a message. It is shown at once. */
  send(content: string, accompaniment?: Accompaniment): void {
    this.context.outbox.add(sending(this.chatId, content, accompaniment));
  }

  /**
   * Edits a message, with another content or more. It is shown so at once; where it was edited elsewhere
   * meanwhile it is refused.
   */
  edit(message: Message, edit: string | MessageEdit): void {
    const key = this.#showing.keyOf(message);
    const whole = typeof edit === 'string' ? { content: edit } : edit;
    this.context.outbox.add(editing(message, key, whole));
  }

  /** Deletes a message. It is shown so at once. */
  delete(message: Message): void {
    this.context.outbox.add(deleting(message, this.#showing.keyOf(message)));
  }

  /** Pins a message for all participants. It is shown so at once. */
  pin(message: Message): void {
    this.context.outbox.add(pinning(message, this.#showing.keyOf(message)));
  }

  /** Unpins a message. It is shown so at once. */
  unpin(message: Message): void {
    this.context.outbox.add(unpinning(message, this.#showing.keyOf(message)));
  }

  /** Reacts to a message. It is counted at once. */
  react(message: Message, emoji: string): void {
    const key = this.#showing.keyOf(message);
    this.context.outbox.add(reacting('react', message, key, emoji));
  }

  /** Takes a reaction back. It is counted no more at once. */
  unreact(message: Message, emoji: string): void {
    const key = this.#showing.keyOf(message);
    this.context.outbox.add(reacting('unreact', message, key, emoji));
  }

  /**
   * Says that the user types, or no more; at each keystroke, as it is told only as often as is of use. When
   * a message was sent it ends.
   */
  setTyping(typing = true): void {
    this.context.client.setTyping(this.chatId, typing);
  }

  /** Keeps what is typed and not sent, also over a reload; at each keystroke. Empty when it was sent. */
  setDraft(text: string): void {
    this.context.drafts.set(this.chatId, text);
  }

  /** Does once more what the service refused about a message; an edit also where it was edited elsewhere. */
  retry({ key, stored }: ShownMessage): void {
    this.context.outbox.retry(this.chatId, key, stored?.version);
  }

  /** Forgets what the service refused about a message. */
  discard({ key }: ShownMessage): void {
    this.context.outbox.discard(this.chatId, key);
  }

  /** Marks as read what is shown. */
  markRead(): void {
    const { window, entry } = this.#followed?.state ?? {};
    const seq = lastSeqOf(window?.messages ?? []);
    const { readSeq = 0, markedUnread = false } = entry?.chat ?? {};
    if (seq <= readSeq && !(markedUnread && seq === readSeq)) return;
    this.context.marks.mark(this.chatId, seq);
    this.context.deliveries.reached(this.chatId, seq);
  }

  /**
   * Mutes, pins, archives or marks the chat for the user, on all of their devices. It is shown so at once.
   * Fails with MessagingError when the service refuses it.
   */
  setOwn(update: OwnUpdate): Promise<void> {
    return this.context.edits.set(this.chatId, update);
  }

  /** Reads the page before the first message. Fails with MessagingError. */
  loadOlder(): Promise<void> {
    return this.#followed?.loading.pages.loadOlder() ?? Promise.resolve();
  }

  /** Reads the page after the last message. Fails with MessagingError. */
  loadNewer(): Promise<void> {
    return this.#followed?.loading.pages.loadNewer() ?? Promise.resolve();
  }

  /** Reads the newest messages in place of those that are shown. Fails with MessagingError. */
  loadNewest(): Promise<void> {
    return this.#followed?.loading.loadNewest() ?? Promise.resolve();
  }

  /**
   * Reads the messages around one, by its id or `seq`, in place of those that are shown. Fails with
   * MessagingError: MESSAGE_NOT_FOUND where the chat does not have the id.
   */
  loadAround(message: MessageId | number): Promise<void> {
    return this.#followed?.loading.loadAround(message) ?? Promise.resolve();
  }

  /** Reads what is pinned, once while the chat is open; then it is kept right. Fails with MessagingError. */
  loadPins(): Promise<void> {
    return this.#followed?.loading.loadPins() ?? Promise.resolve();
  }

  /** How far its changes have come; Infinity while it is not open, as nothing of it is shown then. */
  get revision(): Revision {
    if (this.#followed === undefined) return Infinity;
    return this.#followed.state?.entry.chat.revision ?? 0;
  }

  /** Whether it is followed, with listeners or without. */
  get isOpen(): boolean {
    return this.#followed !== undefined;
  }

  /** Reads and follows the chat; anew if it is open. What is known of it is shown until it is read. */
  open(): void {
    const known = this.#followed?.state;
    this.#followed?.close();
    this.#error = undefined;
    const followed = new FollowedChat(this.chatId, this.context, this.#listener(), known);
    this.#followed = followed;
    for (const thread of this.#threads.values()) thread.open();
    this.changed();
  }

  /** Follows the chat no more, and forgets it. */
  close(): void {
    this.#followed?.close();
    this.#followed = undefined;
    this.#caughtUp();
    this.changed();
  }

  /** The user was put into the chat, perhaps once more. */
  chatCreated(event: ChatCreatedEvent): void {
    if (this.isOpen && this.#error !== undefined) this.open();
    else this.myChatUpdated(event);
  }

  /** The user's own state of the chat changed; that they were removed is told where it is followed. */
  myChatUpdated(event: ChatCreatedEvent | MyChatUpdatedEvent): void {
    const own = ownStateOf(event);
    if (own !== undefined) this.ownStateChanged(own);
  }

  /** Takes what is the user's own of the chat. */
  ownStateChanged(own: OwnState): void {
    this.#followed?.ownStateChanged(own);
  }

  /** From now on what happens is told. All was told of the user's own state before, if `isContinued`. */
  told(isContinued: boolean): void {
    if (this.isOpen && this.#error !== undefined) this.open();
    else if (!isContinued) this.#followed?.ownStateMissed();
  }

  /** The service did something of what the user has done. */
  answered(answer: Answer): void {
    this.#followed?.answered(answer);
  }

  override changed(): void {
    super.changed();
    for (const thread of this.#threads.values()) thread.changed();
  }

  protected take(): ChatSnapshot {
    const { outbox, marks, edits, blocks, drafts } = this.context;
    const state = this.#followed?.state;
    const actions = outbox.of(this.chatId);
    const { hasOlder = false, hasNewer = false } = state?.window ?? {};
    return {
      status: this.#status(),
      error: this.#error,
      chat: state && blocks.over(edits.over(marks.over(state.entry.chat))),
      messages: this.#messagesOf(state, actions),
      pins: this.#showing.pinsOf(state, actions),
      hasOlder,
      hasNewer,
      draft: drafts.of(this.chatId),
      typingUserIds: this.#followed?.typists.userIds ?? nobody,
      receipts: this.#followed?.receipts.places ?? noPlaces,
    };
  }

  /** The same array as long as nothing of it changes. */
  #messagesOf(state: ChatState | undefined, actions: readonly Action[]): readonly ShownMessage[] {
    const messages = this.#showing.of(state, actions);
    return isSame(this.#messages, messages) ? this.#messages : (this.#messages = messages);
  }

  protected override onObserved(): void {
    if (this.context.life.aborted) return;
    if (!this.isOpen) this.open();
    this.context.observed(this);
  }

  protected override onUnobserved(): void {
    this.context.unobserved(this);
  }

  #createThread(rootId: MessageId): Thread {
    const { client, outbox } = this.context;
    return new Thread(rootId, {
      chat: this,
      onError: client.onError,
      showing: this.#showing,
      followed: () => this.#followed,
      actions: () => outbox.of(this.chatId),
    });
  }

  #caughtUp(): void {
    this.context.outbox.caughtUp(this.chatId, this.revision);
  }

  #status(): ChatSnapshot['status'] {
    if (this.#error !== undefined) return 'ended';
    return this.#followed?.state === undefined ? 'loading' : 'ready';
  }

  #listener(): FollowedChatListener {
    const { outbox, marks, deliveries } = this.context;
    return {
      changed: () => {
        this.#caughtUp();
        this.changed();
      },
      came: (messages) => outbox.settle(this.chatId, messages),
      restarted: () => {
        marks.forget(this.chatId);
        deliveries.forget(this.chatId);
        outbox.caughtUp(this.chatId, Infinity);
        this.context.restarted();
      },
      ended: (reason) => {
        this.#error = reason;
        this.changed();
      },
    };
  }
}
