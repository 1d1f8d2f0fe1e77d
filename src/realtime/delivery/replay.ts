import type { Epoch, Revision } from '../../../generated/schemas';
import { ServiceError } from '../../errors';
import type { Change } from '../../log/log';
import type { EventOfChange, Subscription } from './subscription';

/** A stretch of a log, with the events of its changes. */
export interface EventPage<C extends Change> {
  events: EventOfChange<C>[];
  /** The revision up to which nothing else is to come. */
  through: Revision;
  epoch: Epoch;
}

/** Reads a log's changes after a revision with their events, in order. */
export type ReadEvents<C extends Change> = (
  after: Revision,
  limit: number,
) => Promise<EventPage<C>>;

/** What someone missed. */
interface Missed {
  after: Revision;
  /** A revision that is committed. */
  through: Revision;
  /** The history of the database that both belong to. */
  epoch: Epoch;
}

const pageSize = 200;

/**
 * Reads what was missed with its events, page by page. What is not in the database is passed over.
 * Fails with CANNOT_RESUME when the database was restored meanwhile.
 */
export async function* readPages<C extends Change>(
  readEvents: ReadEvents<C>,
  { after, through, epoch }: Missed,
): AsyncGenerator<EventOfChange<C>[]> {
  let read = after;
  while (read < through) {
    const page = await readEvents(read, Math.min(pageSize, through - read));
    if (page.epoch !== epoch || page.through <= read) throw new ServiceError('CANNOT_RESUME');
    read = page.through;
    yield page.events.filter(({ change }) => change.revision <= through);
  }
}

/** Gives a subscription what it missed, as fast as its client reads. Fails when the database does. */
export async function replay<C extends Change>(
  subscription: Subscription<C>,
  pages: AsyncIterable<EventOfChange<C>[]>,
): Promise<void> {
  for await (const page of pages) {
    for (const each of page) subscription.show(each);
    await subscription.connection.roomToSend();
    if (!subscription.connection.isOpen) return;
  }
}
