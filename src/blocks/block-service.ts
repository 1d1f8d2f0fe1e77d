import type { BlockPage } from '../../generated/http/types';
import type { ChatId, UserId } from '../../generated/schemas';
import { ServiceError } from '../errors';
import type { ChangePublisher } from '../log/change-publisher';
import { decodeCursor, encodeCursor } from '../place-cursor';
import type { BlockRepository } from './block-repository';

/** Is told that a user has blocked another, or took that back. Never fails. */
export type OnBlockChanged = (caller: UserId, userId: UserId) => Promise<void>;

/** Whom users have blocked. */
export class BlockService {
  constructor(
    private readonly blocks: BlockRepository,
    private readonly publisher: ChangePublisher,
    private readonly onChanged: OnBlockChanged,
  ) {}

  /** A page of whom the caller has blocked, the newest block first. Throws INVALID_CURSOR. */
  async page(
    caller: UserId,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<BlockPage> {
    const before = cursor === undefined ? undefined : decodeCursor(cursor);
    const found = await this.blocks.page(caller, before, limit + 1);
    const page = found.slice(0, limit);
    const items = page.map(({ userId, createdAt }) => ({
      ...{ userId, createdAt: new Date(createdAt).toISOString() },
    }));
    const isLast = page.length === found.length;
    return { items, nextCursor: isLast ? null : encodeCursor(page.at(-1)!.place) };
  }

  /** Blocks a user. Throws INVALID_REQUEST for the caller themselves. */
  async block(caller: UserId, userId: UserId): Promise<void> {
    if (userId === caller) throw blocksThemselves();
    await this.#set(caller, userId, true);
  }

  /** Takes a block back. */
  async unblock(caller: UserId, userId: UserId): Promise<void> {
    await this.#set(caller, userId, false);
  }

  /**
   * Throws BLOCKED when one of those whom the caller would put into a group has blocked the caller.
   *
   * @param chatId the group, if there is one: who takes part in it already is put into nothing
   */
  async requireUnblocked(caller: UserId, participants: UserId[], chatId?: ChatId): Promise<void> {
    if (await this.blocks.isBlockedByAny(caller, participants, chatId)) {
      throw new ServiceError('BLOCKED', { detail: 'Someone who is to take part has blocked you.' });
    }
  }

  async #set(caller: UserId, userId: UserId, blocked: boolean): Promise<void> {
    const revision = await this.blocks.set(caller, userId, blocked);
    if (revision === undefined) return;
    this.publisher.userChanged(caller, { revision, userId, blocked });
    void this.onChanged(caller, userId);
  }
}

function blocksThemselves(): ServiceError {
  const message = 'userId must be someone else.';
  return new ServiceError('INVALID_REQUEST', { errors: [{ path: '/params/userId', message }] });
}
