import { LRUCache } from 'lru-cache';
import type { ChatId, UserId } from '../../generated/schemas';
import type { KnownParticipants } from '../chats/membership/known-participants';
import type { ChangePublisher } from '../log/change-publisher';
import type { Signal } from '../log/signal';

// For how long someone types after it was said last.
const lastsMs = 6000;
// For how long it is not told once more.
const quietMs = 3000;
// Whose telling was longest ago may be told once too often.
const keptTellings = 50_000;

/** What was told last of a user in a chat. */
interface Told {
  typing: boolean;
  /** When it was told last that they type. */
  begunAt: number;
}

/**
 * Who types in the chats. The node remembers what it has told, so a user of whom several nodes hear may be
 * told of by each of them, which does no harm.
 */
export class TypingService {
  readonly #told: LRUCache<string, Told>;

  /** @param clock in milliseconds */
  constructor(
    private readonly participants: Pick<KnownParticipants, 'isToldOf'>,
    private readonly publisher: Pick<ChangePublisher, 'signalled'>,
    private readonly clock: { now(): number } = performance,
  ) {
    this.#told = new LRUCache<string, Told>({
      ...{ maxSize: keptTellings, sizeCalculation: () => 1 },
      ...{ ttl: lastsMs, ttlResolution: 0, perf: clock },
    });
  }

  /**
   * Tells the others in a chat that a user types, or no more, unless they were told just now. Throws
   * CHAT_NOT_FOUND.
   */
  async setTyping(userId: UserId, chatId: ChatId, typing: boolean): Promise<void> {
    if (!(await this.participants.isToldOf(userId, chatId))) return;
    if (!this.#take(`${chatId} ${userId}`, typing)) return;
    this.publisher.signalled(chatId, typingSignal(userId, chatId, typing));
  }

  /**
   * Whether it is to be told, which it is by then. That someone types no more is told also where this node
   * has not told that they do: another one may have.
   */
  #take(key: string, typing: boolean): boolean {
    const now = this.clock.now();
    const last = this.#told.get(key);
    const begunAt = last?.begunAt ?? -Infinity;
    const isNews = typing ? now - begunAt >= quietMs : last?.typing !== false;
    if (isNews) this.#told.set(key, { typing, begunAt: typing ? now : begunAt });
    return isNews;
  }
}

/** For the others who joined a chat: a user types, or no more. */
export function typingSignal(userId: UserId, chatId: ChatId, typing: boolean): Signal {
  const now = Date.now();
  const expiresAt = now + lastsMs;
  const endsAt = new Date(typing ? expiresAt : now).toISOString();
  const event = { event: 'typing', data: { chatId, userId, typing, expiresAt: endsAt } } as const;
  return { key: `typing ${userId}`, event, from: userId, expiresAt };
}
