import type { Revision } from '../../../generated/schemas';
import { changesInRow } from '../../chats/changes-in-row';
import { ServiceError } from '../../errors';
import type { EventOfChange, Follower } from './follower';

/** Reads a chat's changes after a revision with their events, in order. */
export type ReadEvents = (after: Revision, limit: number) => Promise<EventOfChange[]>;

const pageSize = 200;

/**
 * Reads a chat's changes after `after` up to `last` with their events, page by page. What is missing
 * in the database is passed over.
 */
export async function* readPages(
  readEvents: ReadEvents,
  after: Revision,
  last: Revision,
): AsyncGenerator<EventOfChange[]> {
  let read = after;
  while (read < last) {
    const page = await readEvents(read, Math.min(pageSize, last - read));
    yield page;
    // Every revision up to `last` is committed, so a page is never empty before it.
    read = page.at(-1)?.change.revision ?? last;
  }
}

/** The same, but fails with CANNOT_RESUME ahead of a page in which something is missing. */
export async function* readWholePages(
  readEvents: ReadEvents,
  after: Revision,
  last: Revision,
): AsyncGenerator<EventOfChange[]> {
  let read = after;
  for await (const page of readPages(readEvents, after, last)) {
    const changes = page.map(({ change }) => change);
    if (changesInRow(changes, read).length < page.length) throw new ServiceError('CANNOT_RESUME');
    yield page;
    read += page.length;
  }
  if (read < last) throw new ServiceError('CANNOT_RESUME');
}

/** Gives a follower what it missed, as fast as its client reads. Fails when the database does. */
export async function replay(
  follower: Follower,
  pages: AsyncIterable<EventOfChange[]>,
): Promise<void> {
  for await (const page of pages) {
    for (const { event } of page) if (event !== undefined) follower.send(event);
    await follower.connection.roomToSend();
    if (!follower.connection.isOpen) return;
  }
}
