import type { DataSource } from 'typeorm';
import type { ChatId, UserId } from '../../../generated/schemas';
import { runStatement, type Statement } from '../../database/statement';
import { ServiceError } from '../../errors';
import type { ThreadStart } from './message-draft';
import { seqInId } from '../message-id';
import { messageSql } from '../message-statements';
import {
  maxMentionedByAnyone,
  type References,
  type SeenReferences,
  threadOfAdmitted,
} from './reference-rules';

interface ReferencesRow extends SeenReferences {
  /** Whether the message was stored before. */
  isStored: boolean;
}

/** What messages refer to: those that they answer, and whom they mention. */
export class MessageReferences {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Admits what a message of the user's refers to, and gives the thread of which it will be; undefined when
   * it answers none. Throws CHAT_NOT_FOUND, and what the rules refuse (reference-rules.ts). One that was
   * stored before is what it is: nothing is refused any more.
   */
  async admit(
    userId: UserId,
    chatId: ChatId,
    references: References,
  ): Promise<ThreadStart | undefined> {
    const { replyTo = '', mentions = [], clientMessageId } = references;
    const values = [userId, chatId, replyTo, seqInId(replyTo), mentions, clientMessageId ?? null];
    const [row] = await runStatement<ReferencesRow>(this.dataSource, findReferences, values);
    if (row === undefined) throw new ServiceError('CHAT_NOT_FOUND');
    return row.isStored ? undefined : threadOfAdmitted(references, row);
  }
}

const threadStartJson = (m: string) => `json_build_object(
  'id', coalesce(${m}.extra->>'threadId', ${m}.id), 'seq', coalesce(${m}.thread_seq, ${m}.seq),
  'isDeleted', coalesce(${m}.extra ? 'deletedAt', false))`;

// $1 user id, $2 chat id, $3 the id of the message that is answered, $4 its seq, $5 whom it mentions, $6
// the clientMessageId or null. A participant and a message that are there now may be gone when the
// message is stored: no more is claimed than that they were there after it was asked for.
const findReferences: Statement = {
  name: 'find-references',
  text: `
    SELECT p.role, ${messageSql('$2', '$3', '$4', 'p.history_seq', threadStartJson)} AS answered,
      (SELECT count(*) FROM (
        SELECT FROM participants WHERE chat_id = $2 LIMIT ${maxMentionedByAnyone + 1}
      ) p) > ${maxMentionedByAnyone} AS "isLarge",
      ARRAY(
        SELECT i.place::integer FROM unnest($5::text[]) WITH ORDINALITY AS i (user_id, place)
        WHERE NOT EXISTS (SELECT FROM participants WHERE chat_id = $2 AND user_id = i.user_id)
        ORDER BY i.place
      ) AS strangers,
      EXISTS (
        SELECT FROM messages WHERE chat_id = $2 AND sender_id = $1 AND client_message_id = $6
      ) AS "isStored"
    FROM participants p
    WHERE p.user_id = $1 AND p.chat_id = $2`,
};
