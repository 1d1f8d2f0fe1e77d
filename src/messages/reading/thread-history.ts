import type { DataSource } from 'typeorm';
import type { ChatId, MessageId, Seq, UserId } from '../../../generated/schemas';
import { runStatement, type Statement } from '../../database/statement';
import { type MessageJson, messageJson, toMessage } from '../../log/message-row';
import { fittingItems, lastFittingItems } from '../../page-size';
import { found } from '../found';
import type { HistoryQuery } from './history-range';
import type { MessagePage } from './message-history';
import { seqInId } from '../message-id';
import { messageSql } from '../message-statements';

interface ThreadRow {
  /** The `seq` of the message that the thread began with; null when there is none. */
  root: Seq | null;
  /** The first and the last `seq` of the replies; null when there are none. */
  first: Seq | null;
  last: Seq | null;
  messages: MessageJson[];
}

/** The replies of threads. */
export class ThreadHistory {
  constructor(private readonly dataSource: DataSource) {}

  /** A page of the replies of a thread. Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND. */
  async page(
    caller: UserId,
    chatId: ChatId,
    threadId: MessageId,
    { limit, before, after }: HistoryQuery,
  ): Promise<MessagePage> {
    const statement = after === undefined ? repliesBefore : repliesAfter;
    const place = after ?? before ?? null;
    const values = [caller, chatId, threadId, seqInId(threadId), place, limit];
    const [row] = await runStatement<ThreadRow>(this.dataSource, statement, values);
    if (row === undefined) return found<MessagePage>('no-chat');
    if (row.root === null) return found<MessagePage>('no-message');
    const messages = row.messages.map(toMessage);
    const items = after === undefined ? lastFittingItems(messages) : fittingItems(messages);
    const first = items[0]?.seq ?? (after === undefined ? (before ?? 0) : after + 1);
    const last = items.at(-1)?.seq ?? first - 1;
    return { items, hasOlder: (row.first ?? first) < first, hasNewer: (row.last ?? last) > last };
  }
}

// Who came later than a thread began sees what was answered since. $1 user id, $2 chat id, $3 the id of the
// message that the thread began with, $4 its seq, $5 a seq or null, $6 how many at most.
const repliesSql = (range: string, order: string) => `
  WITH thread AS MATERIALIZED (
    SELECT ${messageSql('$2', '$3', '$4', '0', (m) => `${m}.seq`)} AS root, history_seq
    FROM participants WHERE chat_id = $2 AND user_id = $1
  )
  SELECT root,
    (SELECT min(seq) FROM messages
     WHERE chat_id = $2 AND thread_seq = root AND seq > history_seq) AS first,
    (SELECT max(seq) FROM messages
     WHERE chat_id = $2 AND thread_seq = root AND seq > history_seq) AS last,
    (SELECT coalesce(json_agg(${messageJson('m')} ORDER BY m.seq), '[]') FROM (
      SELECT * FROM messages WHERE chat_id = $2 AND thread_seq = root AND seq > history_seq AND ${range}
      ORDER BY seq ${order} LIMIT $6
    ) m) AS messages
  FROM thread`;

const repliesBefore: Statement = {
  name: 'replies-before',
  text: repliesSql('seq < coalesce($5::bigint, 2147483648)', 'DESC'),
};
const repliesAfter: Statement = {
  name: 'replies-after',
  text: repliesSql('seq > $5::integer', 'ASC'),
};
