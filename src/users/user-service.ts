import type { Me, MeUpdate } from '../../generated/http/types';
import type { User, UserId } from '../../generated/schemas';
import { fieldErrors, ServiceError } from '../errors';
import { requireMetadata } from '../metadata';
import { requireVisible } from '../visible-text';
import { requireUrl } from '../avatar-url';
import type { Introductions } from './introductions';
import type { UsersRule } from './user-config';
import type { UserNews } from './user-news';
import type { UserRepository } from './user-repository';

/** Is told that a user set whether they share something. */
export interface SharingListener {
  receiptsSet(userId: UserId): void;
  presenceSet(userId: UserId): Promise<void>;
}

/** Who users are, and what they share. */
export class UserService {
  constructor(
    private readonly users: UserRepository,
    private readonly introductions: Introductions,
    private readonly news: UserNews,
    private readonly sharing: SharingListener,
    private readonly rule: UsersRule,
  ) {}

  /** Those of these who are users. @param ids with spaces between */
  list(ids: string): Promise<User[]> {
    return this.users.find(ids.split(' '));
  }

  /** The caller, with what their token said. */
  async get(caller: UserId): Promise<Me> {
    await this.introductions.settled(caller);
    return this.users.findMe(caller);
  }

  /** Changes what is given of the caller; null clears it. Throws INVALID_REQUEST. */
  async update(caller: UserId, update: MeUpdate): Promise<Me> {
    const { name, avatarUrl, metadata, receipts, presence } = update;
    if (typeof name === 'string') requireVisible('name', name);
    if (typeof avatarUrl === 'string') requireUrl(avatarUrl);
    if (metadata) requireMetadata(metadata);
    await this.users.update(caller, update);
    if (receipts !== undefined) this.sharing.receiptsSet(caller);
    if (presence !== undefined) await this.sharing.presenceSet(caller);
    if (isSeen(update)) this.news.changed([caller]);
    return this.get(caller);
  }

  /**
   * Throws UNKNOWN_USERS when one of those whom the caller wants to take part is no user, and only users
   * may.
   */
  async requireKnown(participants: UserId[], caller: UserId): Promise<void> {
    if (this.rule === 'open') return;
    const others = participants.filter((userId) => userId !== caller);
    const unknown = await this.users.unknownOf([...new Set(others)]);
    if (unknown.length === 0) return;
    const pathOf = (userId: UserId) => `/body/participants/${participants.indexOf(userId)}`;
    const mistakes = unknown.map((userId) => ({ path: pathOf(userId), message: 'is no user' }));
    throw new ServiceError('UNKNOWN_USERS', { errors: fieldErrors(mistakes) });
  }
}

/** Whether it changes what others see of a user: what somebody shares is theirs alone to know. */
export function isSeen({ name, avatarUrl, metadata }: MeUpdate): boolean {
  return [name, avatarUrl, metadata].some((value) => value !== undefined);
}
