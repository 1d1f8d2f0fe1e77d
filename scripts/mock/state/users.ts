import type { Me, MeUpdate } from '../../../generated/http/types';
import type { User, UserId } from '../../../generated/schemas';
import { requireMetadata } from '../../../src/metadata';
import { requireUrl } from '../../../src/avatar-url';
import { requireVisible } from '../../../src/visible-text';

/** Who users are: everyone who had a session or was put into a chat. */
export class MockUsers {
  readonly #users = new Map<UserId, Me>();

  /** The user; from now on there is one. */
  meet(id: UserId): Me {
    const user = this.#users.get(id) ?? { id, receipts: true, presence: true };
    this.#users.set(id, user);
    return user;
  }

  /** Those of these who are users, in the order of their ids. @param ids with spaces between */
  list(ids: string): User[] {
    const known = [...new Set(ids.split(' '))].sort().filter((id) => this.#users.has(id));
    return known.map((id) => this.seen(id));
  }

  /** A user as others see them. */
  seen(userId: UserId): User {
    const { id, name, avatarUrl, metadata } = this.meet(userId);
    const given = Object.entries({ id, name, avatarUrl, metadata }).filter(
      ([, value]) => value !== undefined,
    );
    return Object.fromEntries(given) as unknown as User;
  }

  /** Changes what is given; null clears it. Throws INVALID_REQUEST. */
  update(id: UserId, update: MeUpdate): Me {
    const { name, avatarUrl, metadata } = update;
    if (typeof name === 'string') requireVisible('name', name);
    if (typeof avatarUrl === 'string') requireUrl(avatarUrl);
    if (metadata) requireMetadata(metadata);
    const members = Object.entries({ ...this.meet(id), ...update });
    const user = Object.fromEntries(members.filter(([, value]) => value !== null)) as unknown as Me;
    this.#users.set(id, user);
    return user;
  }
}
