import type { ChatId } from '../../generated/schemas';
import type { ApiClient } from '../support/api-client';
import { apiAt } from '../support/dev-session';
import { Changer } from './changer';
import type { Cluster } from './cluster';
import { type Fault, faults, loadOf } from './faults';
import type { LinkTransport } from './link';
import { GroupOwner } from './group-owner';
import { ListWatcher } from './list-watcher';
import { compare, type FaultResult } from './outcome';
import { Random } from './random';
import { Reader } from './reader';
import { Receiver } from './receiver';
import { Sender } from './sender';

const userIds = ['alice', 'bob', 'carol', 'dave'];
const transports: LinkTransport[] = ['websocket', 'socketio'];
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
    transports.map((transport) => new Receiver(url, userId, apis.get(userId)!, chatIds, transport)),
  );
  const watchers = userIds.flatMap((userId) =>
    transports.map((transport) => new ListWatcher(url, userId, transport)),
  );
  const senders = userIds.flatMap((userId) =>
    Array.from(
      { length: sendersPerUser },
      () => new Sender(apis.get(userId)!, chatIds, load.pauseMs),
    ),
  );
  const readers = userIds.map((userId) => new Reader(apis.get(userId)!, chatIds));
  const changers = userIds.map((userId, index) => {
    const own = senders.slice(index * sendersPerUser, (index + 1) * sendersPerUser);
    return new Changer(apis.get(userId)!, own, senders, new Random(seed + index));
  });
  const [maker, ...others] = userIds;
  const owner = new GroupOwner(apis.get(maker!)!, chatIds, others, new Random(seed));
  const workers = [...senders, ...readers, ...changers, owner];
  const clients = [...receivers, ...watchers];
  clients.forEach((client) => client.start());
  try {
    const working = Promise.all(workers.map((worker) => worker.run()));
    // Whoever waits for it is told; nobody does when the fault itself fails.
    working.catch(() => undefined);
    const times = await repeatFault(cluster, faults[name]!, seconds, new Random(seed));
    workers.forEach((worker) => worker.stop());
    await working;
    return await compare({
      name,
      times,
      chatIds,
      receivers,
      watchers,
      senders,
      changers,
      owner,
      apis,
    });
  } finally {
    workers.forEach((worker) => worker.stop());
    senders.forEach((sender) => sender.abandon());
    clients.forEach((client) => client.close());
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
  for (; times === 0 || Date.now() < deadline; times += 1) {
    await fault(cluster, random);
    cluster.nodes.forEach((node) => node.assertRunning());
  }
  return times;
}
