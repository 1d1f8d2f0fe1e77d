import { type TransportName, TestService, transports } from '../support/test-service';

describe.each(transports)("the guide's 30-second test over %s", (transport: TransportName) => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.close());

  it('shows messages while the chat is joined, and none after it is left', async () => {
    const bob = await service.api('bob');
    const alice = await service.connect(transport, 'alice');
    const { id: chatId } = await bob.createChat(['alice', 'bob'], 'Chat Test');

    expect(await alice.ask('join-chat', { chatId }, 'chat-joined')).toMatchObject({
      chatId,
      status: 'success',
    });
    await bob.sendMessage(chatId, 'Hello depuis Postman !');
    expect(await alice.next('new-message')).toMatchObject({
      chatId,
      message: { content: 'Hello depuis Postman !', senderId: 'bob' },
    });

    expect(await alice.ask('leave-chat', { chatId }, 'chat-left')).toEqual({
      chatId,
      status: 'success',
    });
    await bob.sendMessage(chatId, 'nobody hears this');
    const heard = await alice.settled();
    expect(heard.filter(({ event }) => event === 'new-message')).toHaveLength(1);

    await alice.ask('join-chat', { chatId }, 'chat-joined');
    await bob.sendMessage(chatId, 'back again');
    expect(await alice.next('new-message')).toMatchObject({ message: { content: 'back again' } });
  });
});
