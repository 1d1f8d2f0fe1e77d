import type { MessagePage } from '../../../generated/http/types';
import type { Message } from '../../../generated/schemas';
import type { HistoryQuery } from '../../../src/messages/reading/history-range';

/** A page of the replies of a thread, of which all are given in order. */
export function threadPage(
  replies: Message[],
  { limit, before = Infinity, after }: HistoryQuery,
): MessagePage {
  const end = replies.filter(({ seq }) => seq < before).length;
  const first =
    after === undefined
      ? Math.max(0, end - limit)
      : replies.filter(({ seq }) => seq <= after).length;
  const last = after === undefined ? end : first + limit;
  return {
    items: replies.slice(first, last),
    hasOlder: first > 0,
    hasNewer: last < replies.length,
  };
}
