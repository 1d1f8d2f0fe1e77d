import type { MeUpdate } from '../../../generated/http/types';
import type { User, UserId } from '../../../generated/schemas';
import { requireMetadata } from '../../../src/metadata';
import { requireUrl } from '../../../src/avatar-url';
import { requireVisible } from '../../../src/visible-text';

/** Who users are: everyone who had a session or was put into a chat. */
export class MockUsers {
  readonly #users = new Map<UserId, User>();

  /** The user; from now on there is one. */
  meet(id: UserId): User {
    const user = this.#users.get(id) ?? { id };
    this.#users.set(id, user);
    return user;
  }

  /** Those of these who are users, in the order of their ids. @param ids with spaces between */
  list(ids: string): User[] {
    return [...new Set(ids.split(' '))].sort().flatMap((id) => this.#users.get(id) ?? []);
  }

  /** Changes what is given; null clears it. Throws INVALID_REQUEST. */
  update(id: UserId, update: MeUpdate): User {
    const { name, avatarUrl, metadata } = update;
    if (typeof name === 'string') requireVisible('name', name);
    if (typeof avatarUrl === 'string') requireUrl(avatarUrl);
    if (metadata) requireMetadata(metadata);
    const members = Object.entries({ ...this.meet(id), ...update });
    const user = Object.fromEntries(
      members.filter(([, value]) => value !== null),
    ) as unknown as User;
    this.#users.set(id, user);
    return user;
  }
}
