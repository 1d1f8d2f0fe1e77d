import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { ReactionState } from '../../../generated/http/types';
import type {
  ChatId,
  Message,
  Posting,
  Revision,
  Role,
  Seq,
  UserId,
} from '../../../generated/schemas';
import type { WritePools } from '../../database/database';
import type { Statement } from '../../database/statement';
import { inTransaction } from '../../database/transaction';
import { ServiceError } from '../../errors';
import type { ChangePublisher } from '../../log/change-publisher';
import { type MessageJson, type MessageRow, toMessage } from '../../log/message-row';
import {
  batchedWrites,
  untilWritten,
  type WhenLocked,
  type WriteBatch,
} from '../../batches/batched-writes';
import type { BatchLimits } from '../../batches/batcher';
import {
  ChangeBatch,
  type MessageAt,
  type MessageTask,
  type ReactionTask,
  type SeenMessage,
} from './change-batch';
import type { ChatItem, Lanes } from '../../batches/lanes';
import { seqInId } from '../message-id';
import { firstReacting, lockChats, readMessages, storeChanges } from './change-statements';
import type { ReactionKey } from './reaction-batch';
import { isMissingNames, maxReactingNamed, withNames } from './reactions';

/** What a task came to: the message as the task left it. */
interface Done extends MessageAt {
  /** The message as it was read. */
  read: SeenMessage;
  /** That in which it was done. */
  batch: ChangeBatch;
}

/** A task on its way. */
interface Changing extends ChatItem {
  task: MessageTask;
  resolve(done: Done): void;
}

/** A task in a batch. */
interface Attempt {
  task: MessageTask;
  /** What it comes to. */
  outcome: Done | { refusal: unknown } | 'not in chat' | 'chat is left out';
}

/** A batch after it was written. */
interface Written {
  attempts: Attempt[];
  batch: ChangeBatch;
  /** The chats of which it was stored. */
  stored: Set<ChatId>;
}

type Connection = Pool | PoolClient;

// While one waits for the database, the other decides and tells.
const sharedLanes = 2;

type ReadRow = SeenRow & (MessageRow | { id: null });

interface SeenRow {
  /** The place of the task in the batch, from 1. */
  ord: number;
  chatRevision: Revision;
  lastSeq: Seq;
  posting: Posting;
  role: Role;
  /** Whether one of the two of a direct chat has blocked the other. */
  isBlocked: boolean;
  /** Null where the message answers none. */
  root: MessageJson | null;
  hasReacted: boolean;
  pinCount: number;
  now: Date;
}

/**
 * Does what is done with messages after they were sent, in batches as these are stored, and tells the
 * publisher what was committed.
 */
export class MessageChangeWriter {
  readonly #lanes: Lanes<Changing>;
  readonly #ways: Record<WhenLocked, (tasks: MessageTask[]) => Promise<Written>>;

  constructor(
    { changes, apart }: WritePools,
    private readonly publisher: ChangePublisher,
    limits: BatchLimits,
  ) {
    this.#ways = {
      leave: (tasks) => attempt(changes, tasks),
      wait: (tasks) => inTransaction(apart, (client) => attemptLocked(client, tasks)),
    };
    const write: WriteBatch<Changing> = (items, whenLocked) => this.#write(items, whenLocked);
    this.#lanes = batchedWrites(write, limits, sharedLanes);
  }

  /**
   * Lets a task decide on its message, and gives that as it is then. Throws CHAT_NOT_FOUND when the user
   * takes no part in the chat, MESSAGE_NOT_FOUND, BLOCKED, what the decision throws, and SERVICE_UNAVAILABLE when
   * too many wait, or too long.
   */
  async change(task: MessageTask): Promise<Message> {
    return (await this.#do(task)).message;
  }

  /** The same; gives as well at which revision of the chat the message is so. Throws the same. */
  async changeAt(task: MessageTask): Promise<MessageAt> {
    const { message, revision } = await this.#do(task);
    return { message, revision };
  }

  /** Lets a task about a reaction decide, and gives the reaction as its batch leaves it. Throws the same. */
  async react(task: ReactionTask): Promise<ReactionState> {
    const { batch, read } = await this.#do(task);
    return batch.reactionState(task, read);
  }

  #do(task: MessageTask): Promise<Done> {
    return new Promise((resolve, reject) => {
      const { chatId } = task;
      this.#lanes.add({ chatId, task, since: performance.now(), resolve, reject });
    });
  }

  /** Stores and publishes. Gives those whose chat was left out. */
  async #write(items: Changing[], whenLocked: WhenLocked): Promise<Changing[]> {
    const tasks = items.map(({ task }) => task);
    const { attempts, batch, stored } = await untilWritten(() => this.#ways[whenLocked](tasks));
    batch.changes.forEach((changes, chatId) => {
      if (stored.has(chatId)) this.publisher.chatChanged(chatId, changes);
    });
    return items.filter((item, index) => !settle(item, attempts[index]!));
  }
}

/** Tells what came of an item; gives whether that is known. */
function settle(item: Changing, { outcome }: Attempt): boolean {
  if (outcome === 'chat is left out') return false;
  if (outcome === 'not in chat') item.reject(new ServiceError('CHAT_NOT_FOUND'));
  else if ('message' in outcome) item.resolve(outcome);
  else item.reject(outcome.refusal);
  return true;
}

/**
 * Reads the messages, lets the tasks decide, and stores what they decided in the chats in which nothing
 * happened meanwhile, and which nobody has locked; the others are left out.
 */
async function attempt(connection: Connection, tasks: MessageTask[]): Promise<Written> {
  const attempts = tasks.map((task): Attempt => ({ task, outcome: 'not in chat' }));
  const batch = new ChangeBatch();
  const found = await rows<ReadRow>(connection, readMessages, messagesOf(tasks));
  for (const row of found) decide(batch, attempts[row.ord - 1]!, row);
  const stored = batch.isEmpty ? new Set<ChatId>() : await store(connection, batch);
  for (const each of attempts) {
    const { chatId } = each.task;
    // What was decided there counted on what others in the batch had decided.
    if (batch.isAbout(chatId) && !stored.has(chatId)) each.outcome = 'chat is left out';
  }
  return { attempts, batch, stored };
}

/** The same in a transaction that waits for the chats first, so that nothing happens meanwhile. */
async function attemptLocked(client: PoolClient, tasks: MessageTask[]): Promise<Written> {
  await rows(client, lockChats, placesOf(tasks));
  return attempt(client, tasks);
}

/** Gives the chats of which it was stored. */
async function store(connection: Connection, batch: ChangeBatch): Promise<Set<ChatId>> {
  await nameReacting(connection, batch);
  const stored = await rows<{ chatId: ChatId }>(connection, storeChanges, batch.values);
  return new Set(stored.map(({ chatId }) => chatId));
}

/** Names who comes after those of the first who took their reaction back. */
async function nameReacting(connection: Connection, batch: ChangeBatch): Promise<void> {
  const { added, removed } = batch.reactions;
  for (let message of batch.messages) {
    const { chatId, seq, reactions = [] } = message;
    for (const { emoji } of reactions.filter(isMissingNames)) {
      const here = (one: ReactionKey) =>
        one.chatId === chatId && one.seq === seq && one.emoji === emoji;
      const gone = removed.filter(here).map(({ userId }) => userId);
      const values = [chatId, seq, emoji, maxReactingNamed + gone.length];
      const found = await rows<{ userId: UserId }>(connection, firstReacting, values);
      const there = found.concat(added.filter(here)).map(({ userId }) => userId);
      const named = there.filter((userId) => !gone.includes(userId)).slice(0, maxReactingNamed);
      message = withNames(message, emoji, named);
    }
    batch.complete(message);
  }
}

function decide(batch: ChangeBatch, attempt: Attempt, row: ReadRow): void {
  const { task } = attempt;
  const { root, hasReacted, pinCount, now, chatRevision, lastSeq, posting, role } = row;
  try {
    if (row.id === null) throw new ServiceError('MESSAGE_NOT_FOUND');
    if (row.isBlocked && task.isWriting !== false) throw new ServiceError('BLOCKED');
    const chat = { chatId: task.chatId, revision: chatRevision, lastSeq, posting };
    const read = {
      chat,
      role,
      message: toMessage(row),
      root: root === null ? undefined : toMessage(root),
      hasReacted,
      pinCount,
      now: now.toISOString(),
    };
    const { message, revision } = batch.decide(task, read);
    attempt.outcome = { batch, read, message, revision };
  } catch (refusal) {
    attempt.outcome = { refusal };
  }
}

async function rows<Row extends QueryResultRow>(
  connection: Connection,
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  return (await connection.query<Row>({ ...statement, values })).rows;
}

function placesOf(tasks: MessageTask[]): unknown[] {
  return [tasks.map(({ chatId }) => chatId), tasks.map(({ userId }) => userId)];
}

function messagesOf(tasks: MessageTask[]): unknown[] {
  const ids = tasks.map(({ messageId }) => messageId);
  return [
    ...placesOf(tasks),
    ids,
    ids.map(seqInId),
    tasks.map(({ emoji }) => emoji ?? null),
    tasks.map(({ isPin }) => isPin === true),
  ];
}
