import type { ChatId, Message, Revision } from '../../generated/schemas';
import { describeWithRedis } from '../support/describe-with-redis';
import { openRedis, type RedisServer } from '../support/redis-server';
import { ProcessSandbox } from '../support/service-process';
import { createEmptyDatabase, type TestDatabase } from '../support/test-database';
import { unpackRelease } from './released-service';
import { UpgradeLoad } from './upgrade-load';
import { VersionNode } from './version-node';
import type { Watcher } from './watcher';

describeWithRedis('an upgrade from the released version, while both run', () => {
  const sandbox = new ProcessSandbox();
  let redis: RedisServer;
  let database: TestDatabase;
  let load: UpgradeLoad;
  let environment: Record<string, string>;

  beforeEach(async () => {
    redis = await openRedis();
    database = await createEmptyDatabase();
    load = new UpgradeLoad();
    // The nodes share the key of development mode's sessions.
    const DATA_DIR = await sandbox.folder();
    environment = { DATABASE_URL: database.url, REDIS_URL: redis.url, DATA_DIR };
  });
  afterEach(() => load?.close());
  afterEach(() => sandbox.cleanUp());
  afterEach(() => redis?.close());
  afterEach(() => database?.drop());

  async function startReleased(): Promise<VersionNode> {
    const program = await unpackRelease(await sandbox.folder());
    const process = await sandbox.start(environment, { program });
    // What does not fit its own document it does not send, and logs.
    return new VersionNode(process, () => undefined);
  }

  it('brings each client each change once and in order, and refuses nobody anything', async () => {
    const released = await startReleased();
    await load.createChat(released);
    const before = await load.watch(released);
    const talk = load.talk(released);
    const current = new VersionNode(await sandbox.start(environment));
    const after = await load.watch(current);
    const nodes = [released, current];
    await Promise.all([
      talk,
      ...nodes.flatMap((node) => [load.createChats(node), load.talk(node), load.comeBack(node)]),
      load.changeMessages(current),
      load.comeAndGo(nodes),
    ]);

    const ends = await endsOf(load.chatIds, released);
    expect(ends).toEqual(await endsOf(load.chatIds, current));
    await load.assertComplete(ends);
    const told = eventsOf(after);
    // News of a moment may be lost.
    for (const event of ['read-updated', 'presence-changed'] as const) told.delete(event);
    expect(told).toEqual(new Set([...eventsOf(before), ...ofThisVersion]));
    expect(eventsOf(before)).not.toContain('message-updated');
    for (const chatId of load.chatIds) {
      const [there, here] = await Promise.all(
        nodes.map((node) => node.lastMessages('bob', chatId)),
      );
      expect(there!.map(common)).toEqual(here!.map(common));
    }

    for (const { process } of nodes) {
      process.signal('SIGTERM');
      expect(await process.ended).toEqual({ code: 0, errors: '' });
      expect(process.logLines.filter(({ level }) => (level as number) > info)).toEqual([
        expect.objectContaining({ msg: expect.stringMatching(/^DEVELOPMENT MODE/) as string }),
      ]);
    }
  });
});

// The level of lines that are no warning.
const info = 30;

// What clients of the released version are not told.
const ofThisVersion = ['message-updated', 'message-deleted', 'my-chat-updated'];

async function endsOf(chatIds: ChatId[], node: VersionNode): Promise<Map<ChatId, Revision>> {
  const chats = await Promise.all(chatIds.map((chatId) => node.getChat('bob', chatId)));
  return new Map(chats.map(({ id, revision }) => [id, revision]));
}

function eventsOf(watchers: Watcher[]): Set<string> {
  return new Set(watchers.flatMap(({ client }) => client.received.map(({ event }) => event)));
}

/** What both versions say of a message. */
function common({ id, seq, senderId, content, revision }: Message) {
  return { id, seq, senderId, content, revision };
}
