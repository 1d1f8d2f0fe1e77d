import type { OperationResponse } from '../../generated/http/operations';
import type { Epoch, OwnChange, StateRevision, UserId } from '../../generated/schemas';
import { ServiceError } from '../errors';
import type { RateLimit } from '../limits/rate-limit';
import type { UserChange } from '../log/user-change';
import { fittingItems } from '../page-size';
import type { UserLog } from './user-log';

/** What a client is told of its user's log. */
type OwnChangePage = OperationResponse<'listOwnChanges'>['body'];

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
    { after, epoch, limit }: { after: StateRevision; epoch?: Epoch; limit: number },
  ): Promise<OwnChangePage> {
    this.replay.demand(caller);
    const page = await this.log.readPresent(caller, after, limit);
    if (after > page.head || (epoch ?? page.epoch) !== page.epoch) {
      throw new ServiceError('CANNOT_RESUME');
    }
    const items = fittingItems(page.changes.map(toOwnChange));
    const isCut = items.length < page.changes.length;
    const through = isCut ? items.at(-1)!.stateRevision : page.through;
    this.replay.spend(caller, items.length - 1);
    return { items, hasMore: through < page.head, through, epoch: page.epoch };
  }
}

function toOwnChange({ revision: stateRevision, chatId, own, joined }: UserChange): OwnChange {
  if (own === undefined) return { chatId, stateRevision, removed: true };
  return { chatId, stateRevision, ...(joined === undefined ? {} : { chat: joined.chat }), ...own };
}
