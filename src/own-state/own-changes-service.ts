import type { Epoch, OwnChange, StateRevision, UserId } from '../../generated/schemas';
import type { RateLimit } from '../limits/rate-limit';
import { type ChangePage, changePage } from '../log/change-page';
import type { UserChange } from '../log/user-change';
import type { UserLog } from './user-log';

/** What changed of users' own state. */
export class OwnChangesService {
  constructor(
    private readonly log: UserLog,
    private readonly replay: RateLimit,
  ) {}

  /**
   * The changes of the caller's own state after a place; all that there is up to `through`. Throws
   * CANNOT_RESUME when the place is none of theirs, and RATE_LIMITED past the limit of changes that are given
   * once more.
   */
  async page(
    caller: UserId,
    place: { after: StateRevision; epoch?: Epoch; limit: number },
  ): Promise<ChangePage<OwnChange>> {
    this.replay.demand(caller);
    const read = await this.log.readPresent(caller, place.after, place.limit);
    const page = changePage(place, read, toOwnChange);
    this.replay.spend(caller, page.items.length - 1);
    return page;
  }
}

function toOwnChange({ revision: stateRevision, ...change }: UserChange): OwnChange {
  if ('blocked' in change) return { stateRevision, ...change };
  const { chatId, own, joined } = change;
  if (own === undefined) return { chatId, stateRevision, removed: true };
  return { chatId, stateRevision, ...(joined === undefined ? {} : { chat: joined.chat }), ...own };
}
