import type { ChatSummary, MessagingError, UserId } from '../index';
import type { ReceiptPlaces } from './receipts';
import type { ShownMessage } from './shown-message';

/** A chat at a moment. */
export interface ChatSnapshot {
  /** `ended`: the chat can be followed no more, or cannot be read; `error` says why. */
  readonly status: 'loading' | 'ready' | 'ended';
  readonly error: MessagingError | undefined;
  /** The chat with all its participants and the user's own state; undefined while it is loading. */
  readonly chat: ChatSummary | undefined;
  /**
   * Messages without a hole between them, in order; after the newest, what is written and not stored. The same
   * array as long as nothing of it changes.
   */
  readonly messages: readonly ShownMessage[];
  /** What is pinned, the one that was pinned last first; undefined until it is read: `loadPins`. */
  readonly pins: readonly ShownMessage[] | undefined;
  /** Whether there are messages before the first one: `loadOlder`. */
  readonly hasOlder: boolean;
  /** Whether there are messages after the last one: `loadNewer`, `loadNewest`. */
  readonly hasNewer: boolean;
  /** What the user has typed and not sent, as `setDraft` was told; empty if there is nothing. */
  readonly draft: string;
  /** Who else types at the moment, the one first that began first; the same array as long as it is so. */
  readonly typingUserIds: readonly UserId[];
  /**
   * How far the others have come; empty until it is read, and in a chat of more than 100. Who has a message:
   * `receiptsOf(receipts, message)`.
   */
  readonly receipts: readonly ReceiptPlaces[];
}
