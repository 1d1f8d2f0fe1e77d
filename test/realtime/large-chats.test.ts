import { succeed } from '../support/api-client';
import { useService, transports } from '../support/test-service';

// Two hundred strangers with names as long as they may be.
const strangers = Array.from({ length: 200 }, (_, index) => `u${index}`.padEnd(255, 'x')).sort();
const maxEventBytes = 32 * 1024;

describe.each(transports)('what a stranger can make someone receive over %s', (transport) => {
  const service = useService();

  it('is the first hundred participants of a large chat, and how many there are', async () => {
    const bob = await service.connect(transport, 'bob');
    await bob.ask('listen-all-chats', {}, 'listening-all-chats');
    const mallory = await service.api('mallory');
    await mallory.createChat(['bob', ...strangers], 'Join us');

    const created = await bob.next('chat-created');
    const participants = ['bob', 'mallory', ...strangers].sort();
    expect(created).toMatchObject({
      chat: { participants: participants.slice(0, 100), participantCount: participants.length },
    });
    expect(Buffer.byteLength(JSON.stringify(created))).toBeLessThan(maxEventBytes);
  });

  it('is the first hundred of those who came, and how many they are', async () => {
    const mallory = await service.api('mallory');
    const { id: chatId } = await mallory.createChat(['bob', 'carol'], 'Join us');
    const bob = await service.connect(transport, 'bob');
    await bob.ask('listen-all-chats', {}, 'listening-all-chats');
    await bob.ask('join-chat', { chatId }, 'chat-joined');
    succeed(
      await mallory.call('addParticipants', {
        params: { chatId },
        body: { participants: strangers },
      }),
    );

    for (const [name, more] of [
      ['participants-changed', {}],
      ['chat-updated', { kind: 'participants-changed' }],
    ] as const) {
      const event = await bob.next(name);
      expect(event).toEqual({
        chatId,
        revision: 1,
        ...more,
        added: strangers.slice(0, 100),
        addedCount: strangers.length,
      });
      expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(maxEventBytes);
    }
  });
});
