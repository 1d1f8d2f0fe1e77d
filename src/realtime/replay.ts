import type { Revision } from '../../generated/schemas';
import type { EncodedEvent } from './encoded-event';
import type { Follower } from './follower';

/** A change as an event; one that does not fit the contract has none. */
export interface ReplayedEvent {
  revision: Revision;
  event: EncodedEvent | undefined;
}

/** Reads a chat's changes after a revision as events, in order. */
export type ReadEvents = (after: Revision, limit: number) => Promise<ReplayedEvent[]>;

const pageSize = 200;

/** Reads a chat's changes after `after` up to `last`, page by page. */
export async function* readPages(
  readEvents: ReadEvents,
  after: Revision,
  last: Revision,
): AsyncGenerator<EncodedEvent[]> {
  let read = after;
  while (read < last) {
    const page = await readEvents(read, Math.min(pageSize, last - read));
    yield page.flatMap(({ event }) => event ?? []);
    // Every revision up to `last` is committed, so a page is never empty before it.
    read = page.at(-1)?.revision ?? last;
  }
}

/** Gives a follower what it missed, as fast as its client reads. Fails when the database does. */
export async function replay(
  follower: Follower,
  pages: AsyncIterable<EncodedEvent[]>,
): Promise<void> {
  for await (const events of pages) {
    events.forEach((event) => follower.send(event));
    await follower.connection.roomToSend();
    if (!follower.connection.isOpen) return;
  }
}
