import type { Participant } from '../../../generated/http/types';
import type { Role, UserId } from '../../../generated/schemas';
import { fromTheBeginning, type HistoryStart } from './seen-chat';

/** Who takes part in a chat, as what and since when. */
export class Membership {
  readonly #roles = new Map<UserId, Role>();
  readonly #joinedAt = new Map<UserId, string>();
  readonly #historyStarts = new Map<UserId, HistoryStart>();

  /** @param joinedAt when, as in the contract */
  constructor(userIds: UserId[], joinedAt: string) {
    this.add(userIds, joinedAt, fromTheBeginning);
  }

  /** In ascending order. */
  get userIds(): UserId[] {
    return [...this.#joinedAt.keys()].sort();
  }

  add(userIds: UserId[], joinedAt: string, historyStart: HistoryStart): void {
    for (const userId of userIds) {
      this.#joinedAt.set(userId, joinedAt);
      this.#historyStarts.set(userId, historyStart);
    }
  }

  remove(userIds: UserId[]): void {
    for (const userId of userIds) {
      this.#roles.delete(userId);
      this.#joinedAt.delete(userId);
      this.#historyStarts.delete(userId);
    }
  }

  roleOf(userId: UserId): Role {
    return this.#roles.get(userId) ?? 'member';
  }

  setRole(userId: UserId, role: Role): void {
    this.#roles.set(userId, role);
  }

  /** Where what a user sees of the chat begins. Of who was removed nothing is kept. */
  historyStartOf(userId: UserId): HistoryStart {
    return this.#historyStarts.get(userId) ?? fromTheBeginning;
  }

  /** A participant as the contract has it. */
  participant(userId: UserId): Participant {
    return { userId, role: this.roleOf(userId), joinedAt: this.#joinedAt.get(userId)! };
  }

  /** Who becomes the owner when a user leaves: the admin, or else the member, who has been there longest. */
  heirOf(leaving: UserId): UserId | undefined {
    const rank = (userId: UserId) =>
      `${this.roleOf(userId) === 'admin' ? 0 : 1} ${this.#joinedAt.get(userId)} ${userId}`;
    const others = this.userIds.filter((userId) => userId !== leaving);
    return others.sort((one, other) => (rank(one) < rank(other) ? -1 : 1))[0];
  }
}
