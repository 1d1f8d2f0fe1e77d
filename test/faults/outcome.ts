import type { ChatId, ChatSummary, Message, OwnChange, UserId } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { eventually } from '../support/eventually';
import type { Changer } from './changer';
import type { GroupOwner } from './group-owner';
import type { ListWatcher } from './list-watcher';
import type { Receiver } from './receiver';
import type { Sender } from './sender';
import { storedBlocks } from './stored-blocks';
import { type StoredGroup, storedGroup } from './told-group';

/** What one fault did to the clients: one line of the table. */
export interface FaultResult {
  fault: string;
  times: number;
  acknowledged: number;
  /** Edits, deletions, reactions, pins, roles and the like that the service did. */
  changed: number;
  delivered: number;
  /** Changes that those heard of who listen to all chats. */
  news: number;
  missing: number;
  /**
   * Messages that a client was told of otherwise than they are stored: edited, deleted, answered, pinned,
   * reacted to; and what a group says of itself, and roles in it.
   */
  outdated: number;
  /** Changes that a client got twice, or that a repeated send stored a second time. */
  repeated: number;
  outOfOrder: number;
  /** Chats whose `seq` in the table has a gap, or whose `unreadCount` or `mentionCount` is wrong for someone. */
  wrongCounts: number;
  longestDeliveryMs: number;
}

/** A run that is over: what was sent, and who received. */
interface EndedRun extends Audience {
  name: string;
  times: number;
  chatIds: ChatId[];
  senders: Sender[];
  changers: Changer[];
  owner: GroupOwner;
  apis: Map<string, ApiClient>;
}

/** Compares what every client got with what is stored. */
export async function compare(run: EndedRun): Promise<FaultResult> {
  const acknowledged = run.senders.flatMap((sender) => sender.acknowledged);
  const stored = new Map<ChatId, Message[]>();
  for (const chatId of run.chatIds) stored.set(chatId, await history(run.apis, chatId));
  const lists = new Map<UserId, ChatSummary[]>();
  for (const [userId, api] of run.apis) lists.set(userId, await summaries(api, run.chatIds));
  const blocks = new Map<UserId, OwnChange[]>();
  for (const [userId, api] of run.apis) blocks.set(userId, await storedBlocks(api));
  const groups = new Map<ChatId, StoredGroup>();
  for (const chatId of run.chatIds) {
    groups.set(chatId, await storedGroup(run.apis.get('alice')!, chatId));
  }
  const countLate = () => outdated(run, stored, groups);
  await allDelivered(countLate, run, stored, lists, blocks).catch(() => undefined);
  return {
    fault: run.name,
    times: run.times,
    acknowledged: acknowledged.length,
    changed: total([...run.changers, run.owner], ({ done }) => done),
    delivered: total(run.receivers, (receiver) =>
      total(run.chatIds, (chatId) => receiver.messagesOf(chatId).length),
    ),
    news: total(run.watchers, ({ news }) => news),
    missing: unstored(acknowledged, stored) + undelivered(run, stored, lists, blocks),
    outdated: outdated(run, stored, groups),
    repeated:
      total(run.receivers, ({ repeated }) => repeated.length) +
      total(run.watchers, ({ repeated, own }) => repeated + own.repeated) +
      unacknowledged(acknowledged, stored),
    outOfOrder:
      total(run.receivers, ({ outOfOrder }) => outOfOrder.length) +
      total(run.watchers, ({ outOfOrder }) => outOfOrder),
    wrongCounts: wrongCounts(lists, stored),
    longestDeliveryMs: Math.max(...run.receivers.map((receiver) => receiver.longestDeliveryMs)),
  };
}

function total<T>(items: T[], count: (item: T) => number): number {
  return items.reduce((sum, item) => sum + count(item), 0);
}

/** Those who receive: what they joined, and the news of the list. */
interface Audience {
  receivers: Receiver[];
  watchers: ListWatcher[];
}

/** The last fault may just have been repaired, and what it held up is on its way. */
function allDelivered(
  countLate: () => number,
  ...stored: Parameters<typeof undelivered>
): Promise<void> {
  return eventually(() => {
    const missing = undelivered(...stored);
    const late = countLate();
    if (missing + late > 0) throw new Error(`${missing} are missing, ${late} outdated`);
  });
}

function undelivered(
  { receivers, watchers }: Audience,
  stored: Map<ChatId, Message[]>,
  lists: Map<UserId, ChatSummary[]>,
  blocks: Map<UserId, OwnChange[]>,
): number {
  return (
    total(receivers, (receiver) => missingAt(receiver, stored)) +
    total(watchers, (watcher) => unheardBy(watcher, lists.get(watcher.userId)!)) +
    total(watchers, ({ own, userId }) =>
      total(lists.get(userId)!, (chat) => (own.hasBeenTold(chat) ? 0 : 1)),
    ) +
    total(watchers, ({ own, userId }) =>
      total(blocks.get(userId)!, (block) => (own.hasBeenToldOfBlock(block) ? 0 : 1)),
    )
  );
}

/** Whoever heard of a chat on this connection must have heard of its last change. */
function unheardBy(watcher: ListWatcher, chats: ChatSummary[]): number {
  return total(chats, ({ id, revision }) => revision - (watcher.heardOf(id) ?? revision));
}

function outdated(
  { receivers }: Audience,
  stored: Map<ChatId, Message[]>,
  groups: Map<ChatId, StoredGroup>,
): number {
  return total(receivers, (receiver) =>
    total([...stored], ([chatId, messages]) =>
      receiver.outdatedOf(chatId, messages, groups.get(chatId)!),
    ),
  );
}

function missingAt(receiver: Receiver, stored: Map<ChatId, Message[]>): number {
  return total([...stored], ([chatId, messages]) => {
    const received = new Set(receiver.messagesOf(chatId).map(({ id }) => id));
    return messages.filter(({ id }) => !received.has(id)).length;
  });
}

function unstored(acknowledged: Message[], stored: Map<ChatId, Message[]>): number {
  const ids = new Set([...stored.values()].flat().map(({ id }) => id));
  return acknowledged.filter(({ id }) => !ids.has(id)).length;
}

/** Every send was repeated until it was acknowledged, so what no one was told of is a double. */
function unacknowledged(acknowledged: Message[], stored: Map<ChatId, Message[]>): number {
  const ids = new Set(acknowledged.map(({ id }) => id));
  return total(
    [...stored.values()],
    (messages) => messages.filter(({ id }) => !ids.has(id)).length,
  );
}

function wrongCounts(lists: Map<UserId, ChatSummary[]>, stored: Map<ChatId, Message[]>): number {
  const gaps = total([...stored.values()], (messages) =>
    messages.some(({ seq }, index) => seq !== index + 1) ? 1 : 0,
  );
  const wrong = total([...lists], ([userId, list]) =>
    total(list, ({ id, readSeq, unreadCount, mentionCount }) => {
      const unread = stored
        .get(id)!
        .filter(
          ({ seq, senderId, deletedAt }) =>
            seq > readSeq && senderId !== userId && deletedAt === undefined,
        );
      const mentioning = unread.filter(({ mentionsAll }) => mentionsAll === true);
      const isRight = unread.length === unreadCount && mentioning.length === mentionCount;
      return isRight ? 0 : 1;
    }),
  );
  return gaps + wrong;
}

/** Chats as one of their participants has them in the list. */
async function summaries(api: ApiClient, chatIds: ChatId[]): Promise<ChatSummary[]> {
  const found: ChatSummary[] = [];
  for (const chatId of chatIds) {
    const params = { chatId };
    found.push(
      await eventually(async () => succeed(await api.call<ChatSummary>('getChat', { params }))),
    );
  }
  return found;
}

/** A chat's whole history; what was just repaired may not answer at once. */
async function history(apis: Map<string, ApiClient>, chatId: ChatId): Promise<Message[]> {
  const api = apis.get('alice')!;
  const messages: Message[] = [];
  for (;;) {
    const query = { after: messages.at(-1)?.seq ?? 0, limit: 100 };
    const page = await eventually(async () =>
      succeed(
        await api.call<{ items: Message[]; hasNewer: boolean }>('listMessages', {
          params: { chatId },
          query,
        }),
      ),
    );
    messages.push(...page.items);
    if (!page.hasNewer) return messages;
  }
}
