import type { DatabaseError, Pool } from 'pg';
import { typeid } from 'typeid-js';
import type {
  ChatChange,
  ChatId,
  ClientMessageId,
  Message,
  MessageContent,
  MessageId,
  UserId,
} from '../../generated/schemas';
import type { ChangePublisher } from '../chats/chat-change';
import { ServiceError } from '../errors';
import { appendStatement } from './append-statement';
import { Batcher } from './batcher';
import { type MessageRow, toMessage } from './message-entity';

export interface MessageDraft {
  chatId: ChatId;
  senderId: UserId;
  content: MessageContent;
  clientMessageId?: ClientMessageId;
}

/** What the statement tells of a draft. */
interface AppendedRow extends Pick<MessageRow, 'seq' | 'revision' | 'createdAt'> {
  /** The place of the draft in its batch, from 1. */
  ord: number;
  /** Of the message that an earlier send stored; null when this one did. */
  id: MessageId | null;
  content: MessageContent | null;
}

type Outcome = { message: Message; created: boolean } | undefined;

const maxBatchSize = 500;

/** Stores messages in batches and tells the publisher what was committed, in order. */
export class MessageWriter {
  readonly #batcher = new Batcher((drafts: MessageDraft[]) => this.#append(drafts), maxBatchSize);
  /** Sends under way, by sender and `clientMessageId`: a repeat waits for the first one. */
  readonly #underWay = new Map<string, Promise<Outcome>>();

  constructor(
    private readonly pool: Pool,
    private readonly publisher: ChangePublisher,
  ) {}

  /**
   * Stores a message, or gives the one that the same `clientMessageId` stored before. Throws
   * CHAT_NOT_FOUND, and CLIENT_MESSAGE_ID_REUSED when the content is another.
   */
  async append(draft: MessageDraft): Promise<{ message: Message; created: boolean }> {
    const outcome = await this.#appendOnce(draft);
    if (outcome === undefined) throw new ServiceError('CHAT_NOT_FOUND');
    if (outcome.message.content !== draft.content) {
      throw new ServiceError('CLIENT_MESSAGE_ID_REUSED');
    }
    return outcome;
  }

  #appendOnce(draft: MessageDraft): Promise<Outcome> {
    if (draft.clientMessageId === undefined) return this.#batcher.add(draft);
    const key = JSON.stringify([draft.chatId, draft.senderId, draft.clientMessageId]);
    const first = this.#underWay.get(key);
    if (first !== undefined)
      return first.then((outcome) => outcome && { ...outcome, created: false });
    const added = this.#batcher.add(draft);
    const done = added.finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, done);
    return done;
  }

  async #append(drafts: MessageDraft[]): Promise<Outcome[]> {
    const ids = drafts.map(() => typeid('msg').toString());
    const outcomes = new Array<Outcome>(drafts.length).fill(undefined);
    for (const row of await this.#runStatement(ids, drafts)) {
      const index = row.ord - 1;
      outcomes[index] = outcomeOf(row, ids[index]!, drafts[index]!);
    }
    this.#publish(outcomes.flatMap((outcome) => (outcome?.created ? [outcome.message] : [])));
    return outcomes;
  }

  async #runStatement(ids: MessageId[], drafts: MessageDraft[]): Promise<AppendedRow[]> {
    const values = columnsOf(ids, drafts);
    const query = { name: 'append-messages', text: appendStatement, values };
    for (;;) {
      try {
        return (await this.pool.query<AppendedRow>(query)).rows;
      } catch (error) {
        // Another node stored a repeat meanwhile. Now it is visible, so each further round has
        // one repeat less that is not, and the loop ends.
        if ((error as DatabaseError).constraint !== 'messages_by_client_message_id') throw error;
      }
    }
  }

  /** Within a chat the order of a batch is the order of `revision`. */
  #publish(messages: Message[]): void {
    const changesByChat = new Map<ChatId, ChatChange[]>();
    for (const message of messages) {
      const change = { revision: message.revision, message };
      const changes = changesByChat.get(message.chatId);
      if (changes === undefined) changesByChat.set(message.chatId, [change]);
      else changes.push(change);
    }
    changesByChat.forEach((changes, chatId) => this.publisher.changed(chatId, changes));
  }
}

function columnsOf(ids: MessageId[], drafts: MessageDraft[]): unknown[] {
  return [
    ids,
    drafts.map((draft) => draft.chatId),
    drafts.map((draft) => draft.senderId),
    drafts.map((draft) => draft.content),
    drafts.map((draft) => draft.clientMessageId ?? null),
  ];
}

function outcomeOf(row: AppendedRow, newId: MessageId, draft: MessageDraft): Outcome {
  const { seq, revision, createdAt } = row;
  const { chatId, senderId, clientMessageId = null } = draft;
  const message = toMessage({
    ...{ chatId, senderId, clientMessageId, seq, revision, createdAt },
    id: row.id ?? newId,
    content: row.content ?? draft.content,
  });
  return { message, created: row.id === null };
}
