import type { ParticipantPage } from '../../generated/http/types';
import type { ChatChange, ChatId, ChatSummary, Role, UserId } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { eventually } from '../support/eventually';

/** What a group says of itself, and who may do what in it. */
export interface StoredGroup {
  description: string | undefined;
  roles: Map<UserId, Role>;
}

/** A group as it is stored; what was just repaired may not answer at once. */
export async function storedGroup(api: ApiClient, chatId: ChatId): Promise<StoredGroup> {
  const params = { chatId };
  return eventually(async () => {
    const { description } = succeed(await api.call<ChatSummary>('getChat', { params }));
    const { items } = succeed(await api.call<ParticipantPage>('listParticipants', { params }));
    return { description, roles: new Map(items.map(({ userId, role }) => [userId, role])) };
  });
}

/** A group as a client has it that puts together what it is told. */
export class ToldGroup {
  #description: string | undefined;
  readonly #roles = new Map<UserId, Role>();

  take({ details, role }: ChatChange): void {
    if (details !== undefined) this.#description = details.description;
    if (role !== undefined) this.#roles.set(role.userId, role.role);
  }

  /** How much of it is stored otherwise. */
  outdated({ description, roles }: StoredGroup): number {
    const wrong = [...roles].filter(([userId, role]) => this.#roleOf(userId, role) !== role);
    return wrong.length + (this.#description === description ? 0 : 1);
  }

  /** Nobody is told of the roles that a group is made with; the owner stays. */
  #roleOf(userId: UserId, stored: Role): Role {
    return this.#roles.get(userId) ?? (stored === 'owner' ? stored : 'member');
  }
}
