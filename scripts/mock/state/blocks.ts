import type { BlockPage } from '../../../generated/http/types';
import type { UserId } from '../../../generated/schemas';
import { ServiceError } from '../../../src/errors';
import { decodeCursor, encodeCursor } from '../../../src/place-cursor';

interface MockBlock {
  caller: UserId;
  userId: UserId;
  createdAt: string;
  place: number;
}

/** Who has blocked whom. */
export class MockBlocks {
  #blocks: MockBlock[] = [];
  #lastPlace = 0;

  /** Throws INVALID_REQUEST for the caller themselves. */
  block(caller: UserId, userId: UserId): void {
    if (caller === userId) {
      const errors = [{ path: '/params/userId', message: 'userId must be someone else.' }];
      throw new ServiceError('INVALID_REQUEST', { errors });
    }
    if (this.#has(caller, userId)) return;
    const place = (this.#lastPlace += 1);
    this.#blocks.unshift({ caller, userId, createdAt: new Date().toISOString(), place });
  }

  unblock(caller: UserId, userId: UserId): void {
    this.#blocks = this.#blocks.filter(
      (block) => block.caller !== caller || block.userId !== userId,
    );
  }

  /** A page of a user's blocks, the newest first. Throws INVALID_CURSOR. */
  page(caller: UserId, { limit, cursor }: { limit: number; cursor?: string }): BlockPage {
    const before = cursor === undefined ? Infinity : Number(decodeCursor(cursor));
    const rest = this.#blocks.filter((block) => block.caller === caller && block.place < before);
    const page = rest.slice(0, limit);
    const isLast = page.length === rest.length;
    return {
      items: page.map(({ userId, createdAt }) => ({ userId, createdAt })),
      nextCursor: isLast ? null : encodeCursor(String(page.at(-1)!.place)),
    };
  }

  /** Throws BLOCKED when one of the two of a direct chat has blocked the other. */
  requireNoneBetween([one, other]: UserId[]): void {
    if (this.#has(one!, other!) || this.#has(other!, one!)) throw new ServiceError('BLOCKED');
  }

  /** Throws BLOCKED when one of these has blocked the user. */
  requireNoneBy(others: UserId[], userId: UserId): void {
    if (others.some((other) => this.#has(other, userId))) throw new ServiceError('BLOCKED');
  }

  #has(caller: UserId, userId: UserId): boolean {
    return this.#blocks.some((block) => block.caller === caller && block.userId === userId);
  }
}
