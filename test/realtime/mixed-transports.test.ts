import { useService } from '../support/test-service';

describe('both transports in one chat', () => {
  const service = useService();

  it('receive the same messages in the same order', async () => {
    const bob = await service.api('bob');
    const { id: chatId } = await bob.createChat(['alice'], 'mixed');
    const clients = [await service.webSocket('alice'), await service.socketIo('alice')];
    for (const client of clients) await client.ask('join-chat', { chatId }, 'chat-joined');

    const sent = await Promise.all(
      Array.from({ length: 30 }, (_, n) => bob.sendMessage(chatId, `message ${n}`)),
    );
    const expected = sent.sort((a, b) => a.seq - b.seq);
    for (const client of clients) {
      for (const message of expected) {
        expect(await client.next('new-message')).toMatchObject({ message });
      }
    }
  });

  it('of one user are independent: leaving on one does not end the other', async () => {
    const bob = await service.api('bob');
    const { id: chatId } = await bob.createChat(['alice'], 'mixed');
    const [raw, socketIo] = [await service.webSocket('alice'), await service.socketIo('alice')];
    await raw.ask('join-chat', { chatId }, 'chat-joined');
    await socketIo.ask('join-chat', { chatId }, 'chat-joined');

    await raw.ask('leave-all-chats', {}, 'all-chats-left');
    await bob.sendMessage(chatId, 'for one');

    expect(await socketIo.next('new-message')).toMatchObject({ message: { content: 'for one' } });
    expect((await raw.settled()).map(({ event }) => event)).not.toContain('new-message');
  });
});
