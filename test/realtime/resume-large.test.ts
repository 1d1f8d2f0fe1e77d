import { insertChats, insertMessages } from '../support/chat-rows';
import { useService, transports } from '../support/test-service';

// 16 KB each: far more together than what may wait unread for one connection.
const content = '💬'.repeat(4000);
const messageCount = 900;

describe.each(transports)('a client that missed megabytes, over %s', (transport) => {
  const service = useService();

  it('gets all of them when it comes back, and is not sent away for it', async () => {
    const chatId = 'chat_missed';
    const { url } = service.database;
    await insertChats(url, { ids: [chatId], participants: ['alice', 'bob'] });
    await insertMessages(url, { chatId, senderId: 'bob', content, count: messageCount });
    const bob = await service.api('bob');

    const alice = await service.connect(transport, 'alice');
    const ended = alice.closed.then(() => 'sent away');
    const joined = alice.ask('join-chat', { chatId, after: 0 }, 'chat-joined');
    expect(await Promise.race([joined, ended])).toMatchObject({
      revision: messageCount,
      moreMissed: false,
    });
    await bob.sendMessage(chatId, 'live again');

    const revisions = (await alice.settled())
      .filter(({ event }) => event === 'new-message')
      .map(({ data }) => (data as { revision: number }).revision);
    expect(revisions).toEqual(Array.from({ length: messageCount + 1 }, (_, index) => index + 1));
  });
});
