import type { Epoch, Revision } from '../../generated/schemas';
import { ServiceError } from '../errors';
import { fittingItems } from '../page-size';
import type { Change, LogPage } from './log';

/** What a client is told over REST of a log after a place; all that there is up to `through`. */
export interface ChangePage<Item> {
  items: Item[];
  hasMore: boolean;
  through: Revision;
  epoch: Epoch;
}

/**
 * As much of a stretch of a log as fits on a page. Throws CANNOT_RESUME when the place after which it was read
 * is none of this log.
 */
export function changePage<C extends Change, Item>(
  { after, epoch }: { after: Revision; epoch?: Epoch },
  { changes, through, head, epoch: present }: LogPage<C>,
  toItem: (change: C) => Item,
): ChangePage<Item> {
  if (after > head || (epoch ?? present) !== present) throw new ServiceError('CANNOT_RESUME');
  const items = fittingItems(changes.map(toItem));
  const isCut = items.length < changes.length;
  const end = isCut ? changes[items.length - 1]!.revision : through;
  return { items, hasMore: end < head, through: end, epoch: present };
}
