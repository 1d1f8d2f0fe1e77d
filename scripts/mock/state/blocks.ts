import type { BlockPage } from '../../../generated/http/types';
import type { EventPayloads } from '../../../generated/events/gateway';
import type { StateRevision, UserId } from '../../../generated/schemas';
import { ServiceError } from '../../../src/errors';
import { decodeCursor, encodeCursor } from '../../../src/place-cursor';

/** That a user has blocked another, or blocks them no more. */
export type BlockChange = EventPayloads['block-changed'];

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
  /** The last change of each block that there ever was. */
  readonly #changes = new Map<UserId, Map<UserId, BlockChange>>();

  /**
   * @param advance gives the revision of a change of a user's own state
   * @param changed is told of it
   */
  constructor(
    private readonly advance: (userId: UserId) => StateRevision,
    private readonly changed: (userId: UserId, change: BlockChange) => void,
  ) {}

  /** Throws INVALID_REQUEST for the caller themselves. */
  block(caller: UserId, userId: UserId): void {
    if (caller === userId) {
      const errors = [{ path: '/params/userId', message: 'userId must be someone else.' }];
      throw new ServiceError('INVALID_REQUEST', { errors });
    }
    if (this.#has(caller, userId)) return;
    const place = (this.#lastPlace += 1);
    this.#blocks.unshift({ caller, userId, createdAt: new Date().toISOString(), place });
    this.#log(caller, userId, true);
  }

  unblock(caller: UserId, userId: UserId): void {
    if (!this.#has(caller, userId)) return;
    this.#blocks = this.#blocks.filter(
      (block) => block.caller !== caller || block.userId !== userId,
    );
    this.#log(caller, userId, false);
  }

  /** What changed of a user's blocks after a revision, in no order. */
  changedAfter(caller: UserId, after: StateRevision): BlockChange[] {
    const changes = [...(this.#changes.get(caller)?.values() ?? [])];
    return changes.filter(({ stateRevision }) => stateRevision > after);
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
    if (this.isBetween(one!, other!)) throw new ServiceError('BLOCKED');
  }

  /** Whether one of the two has blocked the other. */
  isBetween(one: UserId, other: UserId): boolean {
    return this.#has(one, other) || this.#has(other, one);
  }

  /** Throws BLOCKED when one of these has blocked the user. */
  requireNoneBy(others: UserId[], userId: UserId): void {
    if (others.some((other) => this.#has(other, userId))) throw new ServiceError('BLOCKED');
  }

  #log(caller: UserId, userId: UserId, blocked: boolean): void {
    const change = { userId, blocked, stateRevision: this.advance(caller) };
    const changes = this.#changes.get(caller) ?? new Map<UserId, BlockChange>();
    this.#changes.set(caller, changes.set(userId, change));
    this.changed(caller, change);
  }

  #has(caller: UserId, userId: UserId): boolean {
    return this.#blocks.some((block) => block.caller === caller && block.userId === userId);
  }
}
