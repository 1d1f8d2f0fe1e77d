import type { ReceivedEvent } from '../support/event-client';
import { WebSocketClient } from '../support/websocket-client';
import { TestService } from '../support/test-service';
import { RunningMock } from './running-mock';

/** What the guide talks to. */
interface Target {
  url: string;
  close: () => Promise<void>;
}

describe.each<[string, () => Promise<Target>]>([
  ['the mock', () => RunningMock.start()],
  ['the service', () => TestService.start()],
])("the guide's walkthrough against %s", (_name, start) => {
  let target: Target;
  let cookie: string;
  let alice: WebSocketClient;
  let bob: WebSocketClient;

  const post = async (path: string, body: string): Promise<{ id: string }> => {
    const response = await fetch(target.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
      body,
    });
    expect(response.status).toBe(201);
    [cookie = cookie] = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]!);
    return (await response.json()) as { id: string };
  };
  const open = (userId: string) =>
    WebSocketClient.open(`${target.url.replace('http', 'ws')}/messaging?userId=${userId}`);
  const names = (events: ReceivedEvent[]) => events.map(({ event }) => event);

  beforeEach(async () => {
    target = await start();
    cookie = '';
    await post('/dev/sessions', '{"userId": "alice"}');
    [alice, bob] = [await open('alice'), await open('bob')];
  });
  afterEach(async () => {
    await Promise.all([alice.close(), bob.close()]);
    await target.close();
    [alice, bob].forEach((client) => client.assertContractKept());
  });

  it('goes from the first step to the last', async () => {
    const created = '{"participants": ["alice", "bob"], "name": "Chat Test"}';
    const { id: chatId } = await post('/messaging/chats', created);
    for (const user of [alice, bob]) {
      const joined = await user.ask('join-chat', { chatId }, 'chat-joined');
      expect(joined).toMatchObject({ chatId, status: 'success' });
    }
    await bob.ask('listen-all-chats', {}, 'listening-all-chats');

    const message = { content: 'Hello depuis Postman !' };
    await post(`/messaging/chats/${chatId}/messages`, JSON.stringify(message));
    for (const user of [alice, bob]) {
      expect(await user.next('new-message')).toMatchObject({ chatId, message });
    }
    expect(await bob.next('chat-updated')).toMatchObject({ chatId, lastMessage: message });

    const left = await bob.ask('leave-chat', { chatId }, 'chat-left');
    expect(left).toMatchObject({ chatId, status: 'success' });
    await bob.ask('leave-all-chats', {}, 'all-chats-left');
    expect(await bob.ask('debug-status', {}, 'debug-status')).toMatchObject({ userId: 'bob' });
    expect(names(bob.received)).toEqual(expect.arrayContaining(['chat-joined', 'new-message']));
  });

  it('announces a chat to who listens to all chats', async () => {
    await bob.ask('listen-all-chats', {}, 'listening-all-chats');
    const { id } = await post('/messaging/chats', '{"participants": ["bob"], "name": "Tea"}');
    expect(await bob.next('chat-created')).toMatchObject({ chat: { id, name: 'Tea' } });
  });
});
