import type { Presence, UserId } from '../../generated/schemas';
import type { OnlineUsers } from './online-users';
import { presenceOf } from './presence-of';
import type { PresenceRepository } from './presence-repository';

/** Who is there. */
export class PresenceService {
  constructor(
    private readonly users: Pick<PresenceRepository, 'visibleTo'>,
    private readonly online: Pick<OnlineUsers, 'onlineOf'>,
  ) {}

  /** Those of these users of whom the caller may know. @param userIds with spaces between */
  async list(caller: UserId, userIds: string): Promise<Presence[]> {
    const visible = await this.users.visibleTo(caller, userIds.split(' '));
    const online = await this.online.onlineOf(visible.map(({ userId }) => userId));
    return visible.map((user) => presenceOf(user, online));
  }
}
