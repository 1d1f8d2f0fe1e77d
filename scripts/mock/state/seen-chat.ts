import type {
  ChatChange,
  ChatHistory,
  Message,
  MessageId,
  Revision,
  Seq,
} from '../../../generated/schemas';
import { isHidden } from '../../../src/change-kinds';
import type { ChatState } from './chat-state';

/** After which message, and which change, what a participant sees begins. */
export interface HistoryStart {
  seq: Seq;
  revision: Revision;
}

export const fromTheBeginning: HistoryStart = { seq: 0, revision: 0 };

/** Where it begins for who comes to a chat that has come this far: its rule of then is kept for them. */
export function historyStart(history: ChatHistory | undefined, now: HistoryStart): HistoryStart {
  return history === 'since-joined' ? now : fromTheBeginning;
}

/** What one of its participants sees of a chat: all of it, or what was said since they came. */
export class SeenChat {
  constructor(
    private readonly chat: Pick<ChatState, 'messages' | 'changes'>,
    private readonly start: HistoryStart,
  ) {}

  get historySeq(): Seq {
    return this.start.seq;
  }

  get messages(): Message[] {
    return this.chat.messages.slice(this.start.seq);
  }

  find(messageId: MessageId): Message | undefined {
    return this.messages.find(({ id }) => id === messageId);
  }

  /** Whether a change shows a message that is not for them. */
  hides(change: ChatChange): boolean {
    return isHidden(change, this.start.seq);
  }

  /** So many changes after a revision without those that are not for them, and how far that is. */
  changesAfter(after: Revision, limit: number): { items: ChatChange[]; through: Revision } {
    const from = Math.max(after, this.start.revision);
    const changes = this.chat.changes.slice(from, from + limit);
    const items = changes.filter((change) => !this.hides(change));
    return { items, through: from + changes.length };
  }
}
