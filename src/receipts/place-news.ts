import { randomUUID } from 'node:crypto';
import type { EventPayloads, OutgoingEvent } from '../../generated/events/gateway';
import type { ChatId, Seq, UserId } from '../../generated/schemas';
import { type KnownParticipants, maxTold } from '../chats/membership/known-participants';
import type { ChangePublisher } from '../log/change-publisher';

// A chat is told no more often.
const quietMs = 1000;
// What waits longer on its way is asked for over REST.
const lastsMs = 10_000;

type UserPlace = EventPayloads['read-updated']['reads'][number];

/** The event that tells of places. */
type ToEvent = (chatId: ChatId, places: UserPlace[]) => OutgoingEvent;

/** For who joined a chat: participants have read on. */
export const readUpdated: ToEvent = (chatId, reads) => ({
  event: 'read-updated',
  data: { chatId, reads },
});

/** For who joined a chat: messages have reached participants. */
export const deliveredUpdated: ToEvent = (chatId, deliveries) => ({
  event: 'delivered-updated',
  data: { chatId, deliveries },
});

/**
 * Tells who joined a chat how far participants have come: the first place at once, those of the second after
 * it together, of each user the last. Each node tells of those that it has moved.
 */
export class PlaceNews {
  /** What came since a chat was told last, while that is not a second ago. */
  readonly #waiting = new Map<ChatId, Map<UserId, Seq>>();

  constructor(
    private readonly toEvent: ToEvent,
    private readonly participants: Pick<KnownParticipants, 'hidingReceipts'>,
    private readonly publisher: Pick<ChangePublisher, 'signalled'>,
  ) {}

  /** A participant has come further. Never fails. */
  moved(chatId: ChatId, userId: UserId, seq: Seq): void {
    const waiting = this.#waiting.get(chatId);
    if (waiting === undefined) this.#begin(chatId, new Map([[userId, seq]]));
    else waiting.set(userId, Math.max(seq, waiting.get(userId) ?? 0));
  }

  #begin(chatId: ChatId, places: Map<UserId, Seq>): void {
    this.#waiting.set(chatId, new Map());
    // What is not told when the node stops is asked for over REST.
    setTimeout(() => this.#next(chatId), quietMs).unref();
    void this.#tell(chatId, places);
  }

  #next(chatId: ChatId): void {
    const places = this.#waiting.get(chatId)!;
    this.#waiting.delete(chatId);
    if (places.size > 0) this.#begin(chatId, places);
  }

  async #tell(chatId: ChatId, places: Map<UserId, Seq>): Promise<void> {
    const moved = [...places.keys()];
    const hiding = await this.participants.hidingReceipts(chatId, moved).catch(() => undefined);
    if (hiding === undefined) return;
    const shared = [...places].filter(([userId]) => !hiding.includes(userId));
    if (shared.length === 0) return;
    const told = shared.slice(0, maxTold).map(([userId, seq]) => ({ userId, seq }));
    const event = this.toEvent(chatId, told);
    // Of two that are on their way neither takes the place of the other: they are of different users.
    const key = `${event.event} ${randomUUID()}`;
    const expiresAt = Date.now() + lastsMs;
    this.publisher.signalled(chatId, { key, event, exceptFor: hiding, expiresAt });
  }
}
