import type { DataSource } from 'typeorm';
import type { ChatId, Message, UserId } from '../../generated/schemas';
import { runStatement, type Statement } from '../database/statement';
import { type MessageJson, messageJson, toMessage } from '../log/message-row';
import type { PinPlace } from './pin-cursor';

/** Reads what is pinned in chats. */
export class PinRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The pinned messages of a chat after a place, the one that was pinned last first, so many at most;
   * undefined when the user takes no part in the chat.
   */
  async page(
    userId: UserId,
    chatId: ChatId,
    after: PinPlace | undefined,
    limit: number,
  ): Promise<Message[] | undefined> {
    const values = [userId, chatId, after?.pinnedAt, after?.seq, limit];
    const [row] = await runStatement<{ messages: MessageJson[] }>(
      ...[this.dataSource, listPins, values],
    );
    return row?.messages.map(toMessage);
  }
}

// A time has one form in the contract, by which it can be ordered as a text.
const listPins: Statement = {
  name: 'list-pins',
  text: `
    SELECT (
      SELECT coalesce(json_agg(message ORDER BY pinned_at DESC, seq DESC), '[]') FROM (
        SELECT ${messageJson('m')} AS message, p.pinned_at, m.seq
        FROM messages m CROSS JOIN LATERAL (
          SELECT (m.extra ->> 'pinnedAt') COLLATE "C" AS pinned_at
        ) p
        WHERE m.chat_id = $2 AND m.is_pinned AND m.seq > participants.history_seq
          AND ($3::text IS NULL OR (p.pinned_at, m.seq) < ($3, $4::bigint))
        ORDER BY p.pinned_at DESC, m.seq DESC LIMIT $5
      ) pinned
    ) AS messages
    FROM participants WHERE chat_id = $2 AND user_id = $1`,
};
