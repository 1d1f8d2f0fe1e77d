import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { ReactionState } from '../../generated/http/types';
import type { Message, UserId } from '../../generated/schemas';
import type { WritePools } from '../database/database';
import type { Statement } from '../database/statement';
import { inTransaction } from '../database/transaction';
import { ServiceError } from '../errors';
import type { ChangePublisher } from '../log/change-publisher';
import { type MessageJson, toMessage } from '../log/message-row';
import { batchedWrites, untilWritten, type WhenLocked } from './batched-writes';
import type { BatchLimits } from './batcher';
import {
  ChangeBatch,
  type LockedChat,
  type MessageTask,
  type ReactionTask,
  type SeenMessage,
} from './change-batch';
import type { ChatItem, Lanes } from './lanes';
import { seqInId } from './message-id';
import {
  firstReacting,
  lockAllChats,
  lockFreeChats,
  readMessages,
  storeChanges,
} from './message-statements';
import type { ReactionKey } from './reaction-batch';
import { isMissingNames, maxReactingNamed, withNames } from './reactions';

/** What a task came to. */
interface Done {
  /** The message as it was read. */
  read: SeenMessage;
  /** The message as the task left it. */
  message: Message;
}

/** A task on its way. */
interface Changing extends ChatItem {
  task: MessageTask;
  resolve(done: Done & { batch: ChangeBatch }): void;
}

/** A task in a transaction. */
interface Attempt {
  task: MessageTask;
  /** What it comes to. */
  outcome: Done | { refusal: unknown } | 'chat is locked';
  chat?: LockedChat;
}

interface LockRow {
  /** The places in the batch, from 1, of tasks whose user takes part in the chat. */
  allowed: number[];
  chats: LockedChat[];
}

interface ReadRow {
  /** The place of the task among those whose chat is locked, from 1. */
  ord: number;
  message: MessageJson | null;
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
  readonly #ways: Record<WhenLocked, [Pool, Statement]>;

  constructor(
    { together, apart }: WritePools,
    private readonly publisher: ChangePublisher,
    limits: BatchLimits,
  ) {
    this.#ways = { leave: [together, lockFreeChats], wait: [apart, lockAllChats] };
    this.#lanes = batchedWrites((items, whenLocked) => this.#write(items, whenLocked), limits);
  }

  /**
   * Lets a task decide on its message, and gives that as it is then. Throws CHAT_NOT_FOUND when the user
   * takes no part in the chat, MESSAGE_NOT_FOUND, what the decision throws, and SERVICE_UNAVAILABLE when
   * too many wait, or too long.
   */
  async change(task: MessageTask): Promise<Message> {
    return (await this.#do(task)).message;
  }

  /** Lets a task about a reaction decide, and gives the reaction as its batch leaves it. Throws the same. */
  async react(task: ReactionTask): Promise<ReactionState> {
    const { batch, read } = await this.#do(task);
    return batch.reactionState(task, read);
  }

  #do(task: MessageTask): Promise<Done & { batch: ChangeBatch }> {
    return new Promise((resolve, reject) => {
      const { chatId } = task;
      this.#lanes.add({ chatId, task, since: performance.now(), resolve, reject });
    });
  }

  /** Stores and publishes. Gives those whose chat was left out. */
  async #write(items: Changing[], whenLocked: WhenLocked): Promise<Changing[]> {
    const [pool, lock] = this.#ways[whenLocked];
    const tasks = items.map(({ task }) => task);
    const { attempts, batch } = await untilWritten(() =>
      inTransaction(pool, (client) => attempt(client, lock, tasks)),
    );
    batch.changes.forEach((changes, chatId) => this.publisher.chatChanged(chatId, changes));
    return items.filter((item, index) => !settle(item, attempts[index]!, batch));
  }
}

/** Tells what came of an item; gives whether that is known. */
function settle(item: Changing, { outcome }: Attempt, batch: ChangeBatch): boolean {
  if (outcome === 'chat is locked') return false;
  if ('message' in outcome) item.resolve({ ...outcome, batch });
  else item.reject(outcome.refusal);
  return true;
}

/** Locks the chats, reads the messages, lets the tasks decide, and stores what they decided. */
async function attempt(client: PoolClient, lock: Statement, tasks: MessageTask[]) {
  const refusal = new ServiceError('CHAT_NOT_FOUND');
  const attempts = tasks.map((task): Attempt => ({ task, outcome: { refusal } }));
  const [row] = await rows<LockRow>(client, lock, placesOf(attempts));
  const chats = new Map(row!.chats.map((chat) => [chat.chatId, chat]));
  for (const ord of row!.allowed) {
    const allowed = attempts[ord - 1]!;
    const chat = chats.get(allowed.task.chatId);
    if (chat === undefined) allowed.outcome = 'chat is locked';
    else allowed.chat = chat;
  }
  const batch = new ChangeBatch();
  const open = attempts.filter(({ chat }) => chat !== undefined);
  if (open.length > 0) {
    const found = await rows<ReadRow>(client, readMessages, messagesOf(open));
    for (const row of found) decide(batch, open[row.ord - 1]!, row);
  }
  if (!batch.isEmpty) {
    await nameReacting(client, batch);
    await rows(client, storeChanges, batch.values);
  }
  return { attempts, batch };
}

/** Names who comes after those of the first who took their reaction back. */
async function nameReacting(client: PoolClient, batch: ChangeBatch): Promise<void> {
  const { added, removed } = batch.reactions;
  for (let message of batch.messages) {
    const { chatId, seq, reactions = [] } = message;
    for (const { emoji } of reactions.filter(isMissingNames)) {
      const here = (one: ReactionKey) =>
        one.chatId === chatId && one.seq === seq && one.emoji === emoji;
      const gone = removed.filter(here).map(({ userId }) => userId);
      const values = [chatId, seq, emoji, maxReactingNamed + gone.length];
      const found = await rows<{ userId: UserId }>(client, firstReacting, values);
      const there = found.concat(added.filter(here)).map(({ userId }) => userId);
      const named = there.filter((userId) => !gone.includes(userId)).slice(0, maxReactingNamed);
      message = withNames(message, emoji, named);
    }
    batch.complete(message);
  }
}

function decide(batch: ChangeBatch, attempt: Attempt, row: ReadRow): void {
  const { task, chat } = attempt;
  const { message, root, hasReacted, pinCount, now } = row;
  try {
    if (message === null) throw new ServiceError('MESSAGE_NOT_FOUND');
    const seen = { hasReacted, pinCount, now: now.toISOString() };
    const read = {
      ...{ chat: chat!, message: toMessage(message), ...seen },
      ...(root === null ? {} : { root: toMessage(root) }),
    };
    attempt.outcome = { read, message: batch.decide(task, read) };
  } catch (refusal) {
    attempt.outcome = { refusal };
  }
}

async function rows<Row extends QueryResultRow>(
  client: PoolClient,
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  return (await client.query<Row>({ ...statement, values })).rows;
}

function placesOf(attempts: Attempt[]): unknown[] {
  return [attempts.map(({ task }) => task.chatId), attempts.map(({ task }) => task.userId)];
}

function messagesOf(attempts: Attempt[]): unknown[] {
  const ids = attempts.map(({ task }) => task.messageId);
  return [
    ...placesOf(attempts),
    ids,
    ids.map(seqInId),
    attempts.map(({ task }) => task.emoji ?? null),
    attempts.map(({ task }) => task.isPin === true),
  ];
}
