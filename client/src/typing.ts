import type { ChatId } from '../../generated/schemas';
import { Deadline } from './deadline';
import type { Rest } from './operations';

// The service tells it no more often, and what is said later than that is old.
const quietMs = 3000;

/** What was said last of a chat. */
interface Said {
  typing: boolean;
  /** When it was said last that the user types. */
  begunAt: number;
  /** Ends what is under way. */
  abort: AbortController;
}

/** Tells the service in which chats the user types; each time that it is of any use. */
export class Typing {
  readonly #said = new Map<ChatId, Said>();

  constructor(private readonly rest: Pick<Rest, 'setTyping'>) {}

  /** The user types, or no more. */
  set(chatId: ChatId, typing: boolean): void {
    const last = this.#said.get(chatId);
    const begunAt = last?.begunAt ?? -Infinity;
    const isNews = typing ? Date.now() - begunAt >= quietMs : last?.typing === true;
    if (!isNews) return;
    // What was said before is not to arrive after this.
    last?.abort.abort();
    const abort = new AbortController();
    this.#said.set(chatId, { typing, begunAt: typing ? Date.now() : begunAt, abort });
    void this.#tell(chatId, typing, abort.signal);
  }

  async #tell(chatId: ChatId, typing: boolean, life: AbortSignal): Promise<void> {
    const deadline = new Deadline(quietMs, life);
    const { signal } = deadline;
    // A chat that cannot be typed in tells so to whoever follows it or sends into it.
    await this.rest
      .setTyping({ path: { chatId }, body: { typing }, signal })
      .catch(() => undefined)
      .finally(() => deadline.clear());
  }
}
