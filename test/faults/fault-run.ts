import type { ChatId, ChatSummary, Message } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { apiAt } from '../support/dev-session';
import { eventually } from '../support/eventually';
import type { Cluster } from './cluster';
import { type Fault, faults, loadOf } from './faults';
import { Random } from './random';
import { Receiver } from './receiver';
import { Sender } from './sender';

/** What one fault did to the clients: one line of the table. */
export interface FaultResult {
  fault: string;
  times: number;
  acknowledged: number;
  delivered: number;
  missing: number;
  /** Messages that a client got twice, or that a repeated send stored a second time. */
  repeated: number;
  outOfOrder: number;
  /** Chats whose `seq` in the table has a gap, or whose `unreadCount` is wrong for someone. */
  wrongCounts: number;
  longestDeliveryMs: number;
}

const userIds = ['alice', 'bob', 'carol', 'dave'];
const sendersPerUser = 2;

/** Runs one fault again and again under a steady load, then compares what came with what is stored. */
export async function runFault(
  cluster: Cluster,
  name: string,
  seconds: number,
  seed: number,
): Promise<FaultResult> {
  const { url } = cluster.balancer;
  const apis = new Map<string, ApiClient>();
  for (const userId of userIds) apis.set(userId, await apiAt(url, userId));
  const load = loadOf(name);
  const chatIds = await createChats(apis.get('alice')!, name, load.chats);
  const receivers = userIds.flatMap((userId) =>
    (['websocket', 'socketio'] as const).map(
      (transport) => new Receiver(url, userId, apis.get(userId)!, chatIds, transport),
    ),
  );
  const senders = userIds.flatMap((userId) =>
    Array.from(
      { length: sendersPerUser },
      () => new Sender(apis.get(userId)!, chatIds, load.pauseMs),
    ),
  );
  receivers.forEach((receiver) => receiver.start());
  try {
    const sending = Promise.all(senders.map((sender) => sender.run()));
    const times = await repeatFault(cluster, faults[name]!, seconds, new Random(seed));
    senders.forEach((sender) => sender.stop());
    await sending;
    return await compare({ name, times, chatIds, receivers, senders, apis });
  } finally {
    senders.forEach((sender) => sender.stop());
    receivers.forEach((receiver) => receiver.close());
  }
}

async function createChats(api: ApiClient, name: string, count: number): Promise<ChatId[]> {
  const chatIds: ChatId[] = [];
  while (chatIds.length < count) chatIds.push((await api.createChat(userIds, name)).id);
  return chatIds;
}

async function repeatFault(cluster: Cluster, fault: Fault, seconds: number, random: Random) {
  const deadline = Date.now() + seconds * 1000;
  let times = 0;
  for (; times === 0 || Date.now() < deadline; times += 1) await fault(cluster, random);
  return times;
}

async function compare(run: {
  name: string;
  times: number;
  chatIds: ChatId[];
  receivers: Receiver[];
  senders: Sender[];
  apis: Map<string, ApiClient>;
}): Promise<FaultResult> {
  const acknowledged = run.senders.flatMap((sender) => sender.acknowledged);
  const stored = new Map<ChatId, Message[]>();
  for (const chatId of run.chatIds) stored.set(chatId, await history(run.apis, chatId));
  await allDelivered(run.receivers, stored).catch(() => undefined);
  const sum = (count: (receiver: Receiver) => number) =>
    run.receivers.reduce((total, receiver) => total + count(receiver), 0);
  return {
    fault: run.name,
    times: run.times,
    acknowledged: acknowledged.length,
    delivered: sum((receiver) => total(run.chatIds, (id) => receiver.messagesOf(id).length)),
    missing: unstored(acknowledged, stored) + sum((receiver) => missingAt(receiver, stored)),
    repeated: sum((receiver) => receiver.repeated.length) + unacknowledged(acknowledged, stored),
    outOfOrder: sum((receiver) => receiver.outOfOrder.length),
    wrongCounts: await wrongCounts(run.apis, stored),
    longestDeliveryMs: Math.max(...run.receivers.map((receiver) => receiver.longestDeliveryMs)),
  };
}

function total<T>(items: T[], count: (item: T) => number): number {
  return items.reduce((sum, item) => sum + count(item), 0);
}

/** The last fault may just have been repaired, and what it held up is on its way. */
function allDelivered(receivers: Receiver[], stored: Map<ChatId, Message[]>): Promise<void> {
  return eventually(() => {
    const missing = total(receivers, (receiver) => missingAt(receiver, stored));
    if (missing > 0) throw new Error(`${missing} messages are missing`);
  });
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

async function wrongCounts(
  apis: Map<string, ApiClient>,
  stored: Map<ChatId, Message[]>,
): Promise<number> {
  let wrong = 0;
  for (const [chatId, messages] of stored) {
    if (messages.some(({ seq }, index) => seq !== index + 1)) wrong += 1;
    for (const [userId, api] of apis) {
      const others = messages.filter(({ senderId }) => senderId !== userId).length;
      const chat = succeed(await api.call<ChatSummary>('getChat', { params: { chatId } }));
      if (chat.unreadCount !== others) wrong += 1;
    }
  }
  return wrong;
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
