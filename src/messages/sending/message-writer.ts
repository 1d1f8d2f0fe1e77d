import type { DatabaseError, Pool } from 'pg';
import type {
  ChatChange,
  ChatId,
  Message,
  MessageContent,
  MessageId,
  Metadata,
  Thread,
} from '../../../generated/schemas';
import type { ChangePublisher } from '../../log/change-publisher';
import type { WritePools } from '../../database/database';
import type { Statement } from '../../database/statement';
import { sqlState } from '../../database/unavailable';
import { ServiceError } from '../../errors';
import { appendApart, type AppendStatements, appendTogether } from './append-statement';
import { batchedWrites, untilWritten, type WhenLocked } from '../../batches/batched-writes';
import type { BatchLimits } from '../../batches/batcher';
import type { ChatItem, Lanes } from '../../batches/lanes';
import { extraOfDraft, isOfDraft, isPlain, type MessageDraft } from './message-draft';
import { messageIdOf, newIdStart } from '../message-id';
import { type MessageRow, toMessage } from '../../log/message-row';
import { withThread } from '../thread';
import { isChanged } from '../tombstone';

/** What the statement tells of a draft. */
interface AppendedRow extends Pick<MessageRow, 'revision' | 'createdAt' | 'extra'> {
  /** The place of the draft in its batch, from 1. */
  ord: number;
  /** Null when the chat was left out. */
  seq: MessageRow['seq'] | null;
  /** Of the message that an earlier send stored; null when this one did. */
  id: MessageId | null;
  content: MessageContent | null;
  metadata: Metadata | null;
  /** How many replies its thread has then; null when it answers none. */
  replyCount: number | null;
}

type Outcome = { message: Message; created: boolean; thread?: Thread } | undefined;

/** A draft on its way. */
interface Sending extends ChatItem {
  draft: MessageDraft;
  resolve(outcome: Outcome): void;
}

/** Stores messages in batches and tells the publisher what was committed, in order. */
export class MessageWriter {
  readonly #lanes: Lanes<Sending>;
  readonly #ways: Record<WhenLocked, [Pool, AppendStatements]>;
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
   * Stores a message, or gives the one that the same `clientMessageId` stored before. Throws CHAT_NOT_FOUND,
   * BLOCKED, NOT_ALLOWED when only admins post, CLIENT_MESSAGE_ID_REUSED when what was sent is another (which
   * cannot be told any more of a message that was edited or deleted since), and SERVICE_UNAVAILABLE when too
   * many wait, or too long.
   */
  async append(draft: MessageDraft): Promise<{ message: Message; created: boolean }> {
    const outcome = await this.#appendOnce(draft);
    if (outcome === undefined) throw await this.#refusal(draft);
    const { message } = outcome;
    if (!outcome.created && !isOfDraft(message, draft) && !isChanged(message)) {
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

  /** Why a message was not stored. */
  async #refusal({ chatId, senderId }: MessageDraft): Promise<ServiceError> {
    const [apart] = this.#ways.wait;
    const query = { ...findParticipation, values: [chatId, senderId] };
    const [row] = (await apart.query<{ isBlocked: boolean }>(query)).rows;
    if (row === undefined) return new ServiceError('CHAT_NOT_FOUND');
    if (row.isBlocked) return new ServiceError('BLOCKED');
    const detail = 'Only its owner and admins send messages in this group.';
    return new ServiceError('NOT_ALLOWED', { detail });
  }

  /** Stores and publishes. Gives those whose chat was left out. */
  async #append(sendings: Sending[], whenLocked: WhenLocked): Promise<Sending[]> {
    const [pool, statements] = this.#ways[whenLocked];
    const drafts = sendings.map(({ draft }) => draft);
    const idStarts = drafts.map(newIdStart);
    const outcomes = new Array<Outcome>(drafts.length).fill(undefined);
    const left = new Set<Sending>();
    const query = queryOf(statements, idStarts, drafts);
    const { rows } = await untilWritten(() => pool.query<AppendedRow>(query), isOvertaken);
    for (const row of rows) {
      const index = row.ord - 1;
      if (row.seq === null) left.add(sendings[index]!);
      else outcomes[index] = outcomeOf(row, row.seq, idStarts[index]!, drafts[index]!);
    }
    this.#publish(outcomes.flatMap((outcome) => (outcome?.created ? [outcome] : [])));
    sendings.forEach((sending, index) => {
      if (!left.has(sending)) sending.resolve(outcomes[index]);
    });
    return [...left];
  }

  /** Within a chat the order of a batch is the order of `revision`. */
  #publish(stored: NonNullable<Outcome>[]): void {
    const changesByChat = new Map<ChatId, ChatChange[]>();
    for (const { message, thread } of stored) {
      const { revision } = message;
      const change: ChatChange = { revision, kind: 'message-sent', message };
      if (thread !== undefined) change.thread = thread;
      const changes = changesByChat.get(message.chatId);
      if (changes === undefined) changesByChat.set(message.chatId, [change]);
      else changes.push(change);
    }
    changesByChat.forEach((changes, chatId) => this.publisher.chatChanged(chatId, changes));
  }
}

const findParticipation: Statement = {
  name: 'find-participation',
  text: 'SELECT is_blocked AS "isBlocked" FROM participants WHERE chat_id = $1 AND user_id = $2',
};

/**
 * Whether another node stored a repeat meanwhile, or removed a sender (division by zero). Now that is
 * visible, so each further round has one less that is not, and they end.
 */
function isOvertaken(error: unknown): boolean {
  const { constraint } = error as DatabaseError;
  return constraint === 'messages_by_client_message_id' || sqlState(error) === '22012';
}

function queryOf(statements: AppendStatements, idStarts: string[], drafts: MessageDraft[]) {
  const values = columnsOf(idStarts, drafts);
  if (drafts.every(isPlain)) return { ...statements.plain, values };
  return { ...statements.any, values: [...values, ...furtherColumnsOf(drafts)] };
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

/** What the statement for any messages has besides. */
function furtherColumnsOf(drafts: MessageDraft[]): unknown[] {
  const json = (value: object | null | undefined) => value && JSON.stringify(value);
  return [
    drafts.map((draft) => json(extraOfDraft(draft))),
    drafts.map(({ metadata }) => json(metadata) ?? null),
    drafts.map(({ thread }) => thread?.seq ?? null),
  ];
}

function outcomeOf(row: AppendedRow, seq: number, idStart: string, draft: MessageDraft): Outcome {
  const { id, content, revision, createdAt } = row;
  const { chatId, senderId, clientMessageId = null } = draft;
  const created = id === null;
  const message = toMessage({
    chatId,
    seq,
    id: id ?? messageIdOf(idStart, seq),
    senderId,
    content: content ?? draft.content,
    clientMessageId,
    revision,
    createdAt,
    metadata: created ? (draft.metadata ?? null) : row.metadata,
    extra: created ? extraOfDraft(draft) : row.extra,
  });
  if (!created) return { message, created };
  return { message, created: true, ...withThread(threadAfter(message, row.replyCount)) };
}

/** The thread of a reply, once that is stored. */
function threadAfter(message: Message, replyCount: number | null): Thread | undefined {
  const { threadId, createdAt: lastReplyAt } = message;
  if (threadId === undefined || replyCount === null) return undefined;
  return { threadId, replyCount, lastReplyAt };
}
