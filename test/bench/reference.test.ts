import { HttpConnection } from '../../bench/load/http-connection';
import { mintSession } from '../../bench/load/seeding';
import { compilePrograms } from '../../bench/servers/programs';
import type { ServerProcess } from '../../bench/servers/server-process';
import { Site } from '../../bench/servers/site';
import { startSystem } from '../../bench/servers/systems';
import { io, type Socket } from 'socket.io-client';

// The load speaks Socket.IO by itself, to cost little; this is what an app's client sees.
describe('the reference that the service is measured against', () => {
  let site: Site;
  let server: ServerProcess;
  let alice: HttpConnection;
  let session: string;
  let bob: Socket;
  let chatId: string;

  beforeAll(async () => {
    await compilePrograms();
    site = await Site.open();
    server = await startSystem(site, 'reference');
    alice = new HttpConnection(server.url);
    session = await mintSession(alice, 'alice');
    const chat = { participants: ['alice', 'bob'], name: 'Chat Test' };
    const created = await alice.call<{ id: string }>('POST', '/v1/messaging/chats', session, chat);
    chatId = created.id;
    bob = io(`${server.url}/messaging`, { query: { userId: 'bob' }, transports: ['websocket'] });
  });
  afterAll(async () => {
    bob.close();
    alice.close();
    await site.close();
  });

  it('delivers to those who joined the chat and to those who listen to all of theirs', async () => {
    const joined = next(bob, 'chat-joined');
    bob.emit('join-chat', { chatId });
    expect(await joined).toEqual({ chatId, status: 'success' });
    const listening = next(bob, 'listening-all-chats');
    bob.emit('listen-all-chats', {});
    await listening;

    const events = [next(bob, 'new-message'), next(bob, 'chat-updated')];
    const path = `/v1/messaging/chats/${chatId}/messages`;
    const message = await alice.call('POST', path, session, { content: 'Hello!' });

    expect(message).toMatchObject({ chatId, senderId: 'alice', content: 'Hello!' });
    expect(await Promise.all(events)).toEqual([
      { chatId, message },
      { chatId, lastMessage: message },
    ]);
    expect(await alice.call('GET', path, session)).toEqual([message]);
    expect(await alice.call('GET', '/v1/messaging/chats', session)).toMatchObject([
      { id: chatId, name: 'Chat Test', lastMessage: { content: 'Hello!' } },
    ]);
  });

  it('refuses a request without a session and one of someone who takes no part', async () => {
    const path = `/v1/messaging/chats/${chatId}/messages`;
    const eve = await mintSession(alice, 'eve');
    expect(await alice.request('POST', path, 'none', { content: 'x' })).toMatchObject({
      status: 401,
    });
    expect(await alice.request('POST', path, eve, { content: 'x' })).toMatchObject({ status: 404 });
  });
});

function next(socket: Socket, event: string): Promise<unknown> {
  return new Promise((resolve) => socket.once(event, resolve));
}
