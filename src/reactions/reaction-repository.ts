import type { DataSource } from 'typeorm';
import type { UserReaction } from '../../generated/http/types';
import type { ChatId, Seq } from '../../generated/schemas';
import { runStatement, type Statement } from '../database/statement';

/** A reaction, and its place among those to its message. */
export interface PlacedReaction {
  place: string;
  reaction: UserReaction;
}

interface ReactionRow extends Omit<UserReaction, 'createdAt'> {
  place: string;
  createdAt: Date;
}

/** Reads the reactions to messages. */
export class ReactionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The reactions to a message after a place, in the order in which they came; at most `limit`. */
  async page(chatId: ChatId, seq: Seq, after: string, limit: number): Promise<PlacedReaction[]> {
    const values = [chatId, seq, after, limit];
    const rows = await runStatement<ReactionRow>(this.dataSource, listReactions, values);
    return rows.map(({ place, createdAt, ...reaction }) => ({
      place,
      reaction: { ...reaction, createdAt: createdAt.toISOString() },
    }));
  }
}

const listReactions: Statement = {
  name: 'list-reactions',
  text: `
    SELECT place, emoji, user_id AS "userId", created_at AS "createdAt" FROM message_reactions
    WHERE chat_id = $1 AND seq = $2 AND place > $3 ORDER BY place LIMIT $4`,
};
