import type { DatabaseError, Pool } from 'pg';
import type {
  ChatChange,
  ChatId,
  ClientMessageId,
  Message,
  MessageContent,
  MessageId,
  UserId,
} from '../../generated/schemas';
import type { ChangePublisher } from '../log/change-publisher';
import type { WritePools } from '../database/database';
import type { Statement } from '../database/statement';
import { sqlState } from '../database/unavailable';
import { ServiceError } from '../errors';
import { appendApart, appendTogether } from './append-statement';
import { batchedWrites, untilWritten, type WhenLocked } from './batched-writes';
import type { BatchLimits } from './batcher';
import type { ChatItem, Lanes } from './lanes';
import { messageIdOf, newIdStart } from './message-id';
import { type MessageRow, toMessage } from '../log/message-row';
import { isChanged } from './tombstone';

export interface MessageDraft {
  chatId: ChatId;
  senderId: UserId;
  content: MessageContent;
  clientMessageId?: ClientMessageId;
}

/** What the statement tells of a draft. */
interface AppendedRow extends Pick<MessageRow, 'revision' | 'createdAt' | 'extra'> {
  /** The place of the draft in its batch, from 1. */
  ord: number;
  /** Null when the chat was left out. */
  seq: MessageRow['seq'] | null;
  /** Of the message that an earlier send stored; null when this one did. */
  id: MessageId | null;
  content: MessageContent | null;
}

type Outcome = { message: Message; created: boolean } | undefined;

/** A draft on its way. */
interface Sending extends ChatItem {
  draft: MessageDraft;
  resolve(outcome: Outcome): void;
}

/** Stores messages in batches and tells the publisher what was committed, in order. */
export class MessageWriter {
  readonly #lanes: Lanes<Sending>;
  readonly #ways: Record<WhenLocked, [Pool, Statement]>;
  /** Sends under way, by sender and `clientMessageId`: a repeat waits for the first one. */
  readonly #underWay = new Map<string, Promise<Outcome>>();

  constructor(
    { together, apart }: WritePools,
    private readonly publisher: ChangePublisher,
    limits: BatchLimits,
  ) {
    this.#ways = { leave: [together, appendTogether], wait: [apart, appendApart] };
    this.#lanes = batchedWrites(
      (sendings, whenLocked) => this.#append(sendings, whenLocked),
      limits,
    );
  }

  /**
   * Stores a message, or gives the one that the same `clientMessageId` stored before. Throws
   * CHAT_NOT_FOUND, CLIENT_MESSAGE_ID_REUSED when the content is another (which cannot be told any more
   * of a message that was edited or deleted since), and SERVICE_UNAVAILABLE when too many wait, or too
   * long.
   */
  async append(draft: MessageDraft): Promise<{ message: Message; created: boolean }> {
    const outcome = await this.#appendOnce(draft);
    if (outcome === undefined) throw new ServiceError('CHAT_NOT_FOUND');
    const { message } = outcome;
    if (message.content !== draft.content && !isChanged(message)) {
      throw new ServiceError('CLIENT_MESSAGE_ID_REUSED');
    }
    return outcome;
  }

  #appendOnce(draft: MessageDraft): Promise<Outcome> {
    if (draft.clientMessageId === undefined) return this.#add(draft);
    const key = JSON.stringify([draft.chatId, draft.senderId, draft.clientMessageId]);
    const first = this.#underWay.get(key);
    if (first !== undefined)
      return first.then((outcome) => outcome && { ...outcome, created: false });
    const added = this.#add(draft);
    const done = added.finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, done);
    return done;
  }

  #add(draft: MessageDraft): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const { chatId } = draft;
      this.#lanes.add({ chatId, draft, since: performance.now(), resolve, reject });
    });
  }

  /** Stores and publishes. Gives those whose chat was left out. */
  async #append(sendings: Sending[], whenLocked: WhenLocked): Promise<Sending[]> {
    const [pool, statement] = this.#ways[whenLocked];
    const drafts = sendings.map(({ draft }) => draft);
    const idStarts = drafts.map(newIdStart);
    const outcomes = new Array<Outcome>(drafts.length).fill(undefined);
    const left = new Set<Sending>();
    const query = { ...statement, values: columnsOf(idStarts, drafts) };
    const { rows } = await untilWritten(() => pool.query<AppendedRow>(query), isOvertaken);
    for (const row of rows) {
      const index = row.ord - 1;
      if (row.seq === null) left.add(sendings[index]!);
      else outcomes[index] = outcomeOf(row, row.seq, idStarts[index]!, drafts[index]!);
    }
    this.#publish(outcomes.flatMap((outcome) => (outcome?.created ? [outcome.message] : [])));
    sendings.forEach((sending, index) => {
      if (!left.has(sending)) sending.resolve(outcomes[index]);
    });
    return [...left];
  }

  /** Within a chat the order of a batch is the order of `revision`. */
  #publish(messages: Message[]): void {
    const changesByChat = new Map<ChatId, ChatChange[]>();
    for (const message of messages) {
      const change = { revision: message.revision, kind: 'message-sent', message };
      const changes = changesByChat.get(message.chatId);
      if (changes === undefined) changesByChat.set(message.chatId, [change]);
      else changes.push(change);
    }
    changesByChat.forEach((changes, chatId) => this.publisher.chatChanged(chatId, changes));
  }
}

/**
 * Whether another node stored a repeat meanwhile, or removed a sender (division by zero). Now that is
 * visible, so each further round has one less that is not, and they end.
 */
function isOvertaken(error: unknown): boolean {
  const { constraint } = error as DatabaseError;
  return constraint === 'messages_by_client_message_id' || sqlState(error) === '22012';
}

function columnsOf(idStarts: string[], drafts: MessageDraft[]): unknown[] {
  return [
    idStarts,
    drafts.map((draft) => draft.chatId),
    drafts.map((draft) => draft.senderId),
    drafts.map((draft) => draft.content),
    drafts.map((draft) => draft.clientMessageId ?? null),
  ];
}

function outcomeOf(row: AppendedRow, seq: number, idStart: string, draft: MessageDraft): Outcome {
  const { revision, createdAt, extra } = row;
  const { chatId, senderId, clientMessageId = null } = draft;
  const message = toMessage({
    ...{ chatId, senderId, clientMessageId, seq, revision, createdAt, extra },
    id: row.id ?? messageIdOf(idStart, seq),
    content: row.content ?? draft.content,
  });
  return { message, created: row.id === null };
}
