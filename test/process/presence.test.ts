import { describeWithRedis } from '../support/describe-with-redis';
import { openRedis, type RedisServer } from '../support/redis-server';
import { ProcessSandbox } from '../support/service-process';
import { TestService } from '../support/test-service';
import { WebSocketClient } from '../support/websocket-client';

describeWithRedis('the users of a node that is killed', () => {
  let redis: RedisServer;
  const service = new TestService(() => ({ REDIS_URL: redis.url }));
  const sandbox = new ProcessSandbox();

  beforeAll(async () => {
    redis = await openRedis();
    await service.start();
  });
  afterEach(() => sandbox.cleanUp());
  afterAll(() => service.close());
  afterAll(() => redis.close());

  it('are gone for the others, but for those who came back at another node', async () => {
    const environment = { REDIS_URL: redis.url, DATABASE_URL: service.database.url };
    const node = await sandbox.start({ ...environment, DATA_DIR: await sandbox.folder() });
    const connect = (userId: string) =>
      WebSocketClient.open(`${node.url.replace('http', 'ws')}/messaging?userId=${userId}`);
    const bob = await service.connect('websocket', 'bob');
    const { id } = await (await service.api('bob')).createChat(['alice', 'carol'], 'Us');
    await bob.ask('join-chat', { chatId: id }, 'chat-joined');
    for (const userId of ['alice', 'carol']) {
      await connect(userId);
      expect(await bob.next('presence-changed')).toEqual({ userId, online: true });
    }
    await node.kill();
    await service.connect('websocket', 'carol');
    // Within 20 seconds, the contract says; how long it takes here is no matter of this test.
    const gone = await bob.next('presence-changed');
    const lastSeenAt = expect.any(String) as string;
    expect(gone).toEqual({ userId: 'alice', online: false, lastSeenAt });
    const query = { userIds: 'alice carol' };
    const { body } = await (await service.api('bob')).call('listPresence', { query });
    expect(body).toEqual({ items: [gone, { userId: 'carol', online: true }] });
  });
});
