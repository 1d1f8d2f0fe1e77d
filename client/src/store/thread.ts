import type { MessageId, MessagingError } from '../index';
import type { Action } from './action';
import type { ChatSnapshot } from './chat-snapshot';
import type { FollowedChat } from './followed-chat';
import { Observable, type Readable } from './observable';
import { isSame, type Showing, type ShownMessage } from './shown-message';
import { threadIn, type ThreadState } from './thread-state';
import type { Timeline } from './timeline';

const nothing: Timeline = {
  window: { messages: [], hasOlder: false, hasNewer: false },
  ahead: [],
};

/** A thread at a moment. */
export interface ThreadSnapshot {
  /**
   * `loading`: it shows what the chat shows of it. `ended`: the chat can be followed no more, or the thread
   * cannot be read; `error` says why.
   */
  readonly status: ChatSnapshot['status'];
  readonly error: MessagingError | undefined;
  /** The message that it began with; undefined as long as it is not read, and where the user may not see it. */
  readonly root: ShownMessage | undefined;
  /** Its answers without a hole between them, in order; after the newest, what is written and not stored. */
  readonly messages: readonly ShownMessage[];
  /** Whether there are answers before the first one: `loadOlder`. */
  readonly hasOlder: boolean;
  /** Whether there are answers after the last one: `loadNewer`, `loadNewest`. */
  readonly hasNewer: boolean;
}

/** A thread, as the store offers it. It is open while anyone listens to it. */
export type StoredThread = Pick<
  Thread,
  'rootId' | 'subscribe' | 'getSnapshot' | 'loadOlder' | 'loadNewer' | 'loadNewest'
>;

/** What a thread needs of its chat. */
export interface ThreadContext {
  chat: Readable<ChatSnapshot>;
  onError: (error: unknown) => void;
  showing: Showing;
  /** The chat while it is open. */
  followed: () => FollowedChat | undefined;
  /** What is pending in the chat. */
  actions: () => readonly Action[];
}

/** A thread of a chat, which is open while anyone listens to it; so is the chat then. */
export class Thread extends Observable<ThreadSnapshot> {
  #leaveChat: (() => void) | undefined;
  #last: ThreadSnapshot | undefined;

  /** @param rootId the message that it began with */
  constructor(
    readonly rootId: MessageId,
    private readonly context: ThreadContext,
  ) {
    super(context.onError);
  }

  /** Reads the page before the first answer. Fails with MessagingError. */
  loadOlder(): Promise<void> {
    return this.#threads?.pages(this.rootId).loadOlder() ?? Promise.resolve();
  }

  /** Reads the page after the last answer. Fails with MessagingError. */
  loadNewer(): Promise<void> {
    return this.#threads?.pages(this.rootId).loadNewer() ?? Promise.resolve();
  }

  /** Reads the newest answers in place of those that are shown. Fails with MessagingError. */
  loadNewest(): Promise<void> {
    return this.#threads?.loadNewest(this.rootId) ?? Promise.resolve();
  }

  /** The chat was opened, perhaps anew: the thread is opened with it, if anyone listens to it. */
  open(): void {
    if (this.isObserved) this.#threads?.open(this.rootId);
  }

  /** What happens elsewhere in the chat gives no other snapshot. */
  protected take(): ThreadSnapshot {
    const next = this.#now();
    const last = this.#last;
    return (this.#last = last !== undefined && isSameThread(last, next) ? last : next);
  }

  protected override onObserved(): void {
    this.#leaveChat = this.context.chat.subscribe(() => undefined);
    this.open();
  }

  protected override onUnobserved(): void {
    this.#threads?.close(this.rootId);
    this.#leaveChat?.();
  }

  get #threads() {
    return this.context.followed()?.threads;
  }

  #now(): ThreadSnapshot {
    const { chat, showing, followed, actions } = this.context;
    const state = followed()?.state;
    const read = this.#threads?.stateOf(this.rootId);
    const { root, window, ahead } = read ?? threadIn(state ?? nothing, this.rootId);
    const error = chat.getSnapshot().error ?? this.#threads?.errorOf(this.rootId);
    const [first] = showing.of(state && { ...state, window: root, ahead: [] }, actions());
    return {
      status: error !== undefined ? 'ended' : read === undefined ? 'loading' : 'ready',
      error,
      root: state && first,
      messages: showing.of(state && { ...state, window, ahead }, this.#actions(read)),
      hasOlder: window.hasOlder,
      hasNewer: window.hasNewer,
    };
  }

  /** What is pending in the thread: of what is sent, the answers to what is known to be of it. */
  #actions(read: ThreadState | undefined): Action[] {
    const { followed, actions } = this.context;
    const timelines = [read, followed()?.state];
    const known = timelines.flatMap((one) => (one ? [...one.window.messages, ...one.ahead] : []));
    const isOfThread = (replyTo: MessageId | undefined) =>
      replyTo === this.rootId ||
      known.some(({ id, threadId }) => id === replyTo && threadId === this.rootId);
    return actions().filter(
      (action) => action.kind !== 'send' || isOfThread(action.accompaniment?.replyTo),
    );
  }
}

function isSameThread(one: ThreadSnapshot, other: ThreadSnapshot): boolean {
  const names = ['status', 'error', 'root', 'hasOlder', 'hasNewer'] as const;
  return isSame(one.messages, other.messages) && names.every((name) => one[name] === other[name]);
}
