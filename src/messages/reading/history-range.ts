import type { FieldError, MessageId, Seq } from '../../../generated/schemas';
import { ServiceError } from '../../errors';

export interface HistoryQuery {
  limit: number;
  before?: number;
  after?: number;
  /** A message's `seq` in digits, or its id. */
  around?: MessageId;
  /** Only the replies of the thread that began with this message. */
  threadId?: MessageId;
}

/** What a user sees of a chat: the messages after one `seq`, up to the newest. */
export interface HistoryExtent {
  /** 0, unless they came later and see only what was said since. */
  historySeq: Seq;
  lastSeq: Seq;
}

/** Throws INVALID_REQUEST for more than one of `before`, `after` and `around`, and for `around` in a thread. */
export function requireOnePlace(query: HistoryQuery): void {
  const isGiven = (name: keyof HistoryQuery) => query[name] !== undefined;
  const places = (['before', 'after', 'around'] as const).filter(isGiven);
  const [first, ...others] =
    places.length === 1 && query.around !== undefined
      ? (['around', 'threadId'] as const).filter(isGiven)
      : places;
  if (others.length === 0) return;
  const errors = others.map((name): FieldError => {
    const message = `${name} must not be given together with ${first}.`;
    return { path: `/query/${name}`, message };
  });
  throw new ServiceError('INVALID_REQUEST', { errors });
}

/** The `seq` that `around` is; undefined when it is an id. */
export function seqIn(around: string): number | undefined {
  // Postgres' integers end there, and so do the contract's.
  return /^\d+$/.test(around) ? Math.min(Number(around), 0x7fffffff) : undefined;
}

/**
 * Which `seq`s a page of history covers; empty when `last < first`. Since `seq` has no gaps, a page
 * is a range, and costs the same at any depth.
 *
 * @param middle the `seq` that the page is to be around, which takes the place of the query's others
 */
export function historyRange(
  { limit, before, after }: HistoryQuery,
  { historySeq, lastSeq }: HistoryExtent,
  middle?: number,
): { first: number; last: number } {
  if (middle !== undefined) return rangeAround(middle, limit, { historySeq, lastSeq });
  if (after !== undefined) {
    const first = Math.max(Math.min(after, lastSeq), historySeq) + 1;
    return { first, last: Math.min(first - 1 + limit, lastSeq) };
  }
  const last = Math.min(Math.max(0, (before ?? lastSeq + 1) - 1), lastSeq);
  return { first: Math.max(historySeq + 1, last - limit + 1), last };
}

/** What an end of the chat takes from one side of the middle, the other side has more. */
function rangeAround(middle: number, limit: number, { historySeq, lastSeq }: HistoryExtent) {
  const wanted = middle - Math.floor((limit - 1) / 2);
  const first = Math.max(historySeq + 1, Math.min(wanted, lastSeq - limit + 1));
  return { first, last: Math.min(first + limit - 1, lastSeq) };
}
