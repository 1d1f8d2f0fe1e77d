import type { ChatId, MessagingClient } from '../index';
import { pause } from './pause';

// So that many messages are one request, and what is read at once is none.
const waitMs = 1000;

/** Tells the service what has reached the user, a second after it came: once for all of that second. */
export class Deliveries {
  /** What has come, of the chats in which something waits. */
  readonly #waiting = new Map<ChatId, number>();
  /** What the service knows of. */
  readonly #known = new Map<ChatId, number>();

  /** @param life aborted when the service is to be told nothing more */
  constructor(
    private readonly client: Pick<MessagingClient, 'rest'>,
    private readonly life: AbortSignal,
  ) {}

  /** A message of someone else has come. */
  came(chatId: ChatId, seq: number): void {
    if (seq <= (this.#known.get(chatId) ?? 0)) return;
    const waiting = this.#waiting.get(chatId);
    this.#waiting.set(chatId, Math.max(seq, waiting ?? 0));
    if (waiting !== undefined || this.life.aborted) return;
    void pause(waitMs, this.life).then(() => this.#tell(chatId));
  }

  /** The service knows, for example because the user has read as far. */
  reached(chatId: ChatId, seq: number): void {
    this.#known.set(chatId, Math.max(seq, this.#known.get(chatId) ?? 0));
  }

  /** Forgets a chat of which an earlier state was restored. */
  forget(chatId: ChatId): void {
    this.#known.delete(chatId);
  }

  #tell(chatId: ChatId): void {
    const { life: signal } = this;
    const seq = this.#waiting.get(chatId)!;
    this.#waiting.delete(chatId);
    if (signal.aborted || seq <= (this.#known.get(chatId) ?? 0)) return;
    this.reached(chatId, seq);
    const request = { path: { chatId }, body: { seq }, signal };
    // What is not told is told with the next message.
    this.client.rest.markDelivered(request).catch(() => undefined);
  }
}
