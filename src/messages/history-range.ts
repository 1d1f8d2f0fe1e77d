import { ServiceError } from '../errors';

export interface HistoryQuery {
  limit: number;
  before?: number;
  after?: number;
}

/**
 * Which `seq`s a page of history covers; empty when `last < first`. Since `seq` has no gaps, a page
 * is a range, and costs the same at any depth. Throws INVALID_REQUEST for `before` with `after`.
 */
export function historyRange(
  { limit, before, after }: HistoryQuery,
  lastSeq: number,
): { first: number; last: number } {
  if (before !== undefined && after !== undefined) throw bothGiven();
  if (after !== undefined) {
    const first = Math.min(after, lastSeq) + 1;
    return { first, last: Math.min(first - 1 + limit, lastSeq) };
  }
  const last = Math.min(Math.max(0, (before ?? lastSeq + 1) - 1), lastSeq);
  return { first: Math.max(1, last - limit + 1), last };
}

function bothGiven(): ServiceError {
  const message = 'after must not be given together with before.';
  return new ServiceError('INVALID_REQUEST', { errors: [{ path: '/query/after', message }] });
}
