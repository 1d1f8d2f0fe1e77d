import type { ChatId, ChatSummary, MessagingClient } from '../index';
import { keepTrying } from './keep-trying';
import { pause } from './pause';

// The service is told of a chat no more often.
const quietMs = 1000;

/** How far the user has read, as asked for here; the service may not know of it yet. */
export class ReadMarks {
  readonly #marks = new Map<ChatId, number>();
  /** The chats that are not marked as unread any more, of which that was not told yet. */
  readonly #cleared = new Set<ChatId>();
  /** The chats with a mark that the service is to be told of. */
  readonly #due = new Set<ChatId>();
  /** The chats for which a request is under way. */
  readonly #busy = new Set<ChatId>();

  /**
   * @param changed is told when what `over` gives for a chat may be another
   * @param life aborted when the service is to be told nothing more
   */
  constructor(
    private readonly client: Pick<MessagingClient, 'rest' | 'onError'>,
    private readonly changed: (chatId: ChatId) => void,
    private readonly life: AbortSignal,
  ) {}

  /** Marks a chat as read up to a message. */
  mark(chatId: ChatId, seq: number): void {
    if (seq <= (this.#marks.get(chatId) ?? -1)) return;
    this.#cleared.add(chatId);
    this.#due.add(chatId);
    this.#set(chatId, seq);
    if (!this.#busy.has(chatId)) void this.#tell(chatId);
  }

  /** The chat with what is marked on top; what is counted is at most what came after it. */
  over(shown: ChatSummary): ChatSummary {
    const seq = this.#marks.get(shown.id) ?? 0;
    const chat = this.#cleared.has(shown.id) ? { ...shown, markedUnread: false } : shown;
    if (seq <= chat.readSeq) return chat;
    const most = Math.max(0, chat.lastSeq - seq);
    const unreadCount = Math.min(chat.unreadCount, most);
    return { ...chat, readSeq: seq, unreadCount, mentionCount: Math.min(chat.mentionCount, most) };
  }

  /** Learns how far the service knows that the user has read. */
  confirm(chatId: ChatId, readSeq: number): void {
    this.#cleared.delete(chatId);
    if ((this.#marks.get(chatId) ?? Infinity) <= readSeq) this.#set(chatId, undefined);
  }

  /** Forgets what is marked of a chat, of which an earlier state was restored. */
  forget(chatId: ChatId): void {
    this.#set(chatId, undefined);
  }

  /** What was not told is read. */
  forgetCleared(): void {
    this.#cleared.clear();
  }

  #set(chatId: ChatId, seq: number | undefined): void {
    if (seq === undefined) {
      this.#marks.delete(chatId);
      this.#cleared.delete(chatId);
    } else this.#marks.set(chatId, seq);
    this.changed(chatId);
  }

  /** Tells the service of the last mark, and of those that are made meanwhile. */
  async #tell(chatId: ChatId): Promise<void> {
    const { life: signal } = this;
    this.#busy.add(chatId);
    while (this.#due.delete(chatId)) {
      const seq = this.#marks.get(chatId);
      if (seq === undefined) break;
      const request = { path: { chatId }, body: { seq }, signal };
      const quiet = pause(quietMs, signal);
      await keepTrying(signal, () => this.client.rest.markRead(request)).catch((error: unknown) => {
        if (signal.aborted) return;
        this.client.onError(error);
        this.#set(chatId, undefined);
      });
      await quiet;
    }
    this.#busy.delete(chatId);
  }
}
