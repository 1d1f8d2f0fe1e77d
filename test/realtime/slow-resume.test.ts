import { Client } from 'pg';
import type { Message } from '../../generated/schemas';
import type { ApiClient } from '../support/api-client';
import { insertMessages } from '../support/chat-rows';
import { eventually } from '../support/eventually';
import { useService } from '../support/test-service';
import type { WebSocketClient } from '../support/websocket-client';
import { range, revisionsBeforeReply, revisionsOf } from './revisions';

// 16 KB each: far more together than the buffers on the way to a client take.
const content = '💬'.repeat(4000);
const missed = 1000;
const live = 20;

describe('a client that stops reading while it resumes', () => {
  const service = useService();
  let bob: ApiClient;
  let chatId: string;
  let slow: WebSocketClient;
  let quick: WebSocketClient;

  beforeEach(async () => {
    bob = await service.api('bob');
    ({ id: chatId } = await bob.createChat(['alice'], 'Us'));
    const messages = { chatId, senderId: 'bob', count: missed, content };
    await insertMessages(service.database.url, messages);
    quick = await service.webSocket('bob');
    await quick.ask('join-chat', { chatId }, 'chat-joined');
    slow = await service.webSocket('alice');
    slow.send('join-chat', { chatId, after: 0 });
    await slow.next('new-message');
    slow.webSocket.pause();
  });

  /** Sends while the slow client reads nothing, and waits until another has got it all. */
  const sendLive = async () => {
    for (const n of range(1, live)) await bob.sendMessage(chatId, `live ${n}`);
    const expected = range(missed + 1, missed + live);
    await eventually(() => expect(revisionsOf(quick, chatId)).toEqual(expected));
  };

  it('delays no one, and gets all of it in order once it reads', async () => {
    await sendLive();
    slow.webSocket.resume();
    const { revision, moreMissed } = await slow.next('chat-joined');
    expect({ revision, moreMissed }).toEqual({ revision: missed, moreMissed: false });
    expect(revisionsBeforeReply(slow, chatId)).toEqual(range(1, missed));
    await eventually(() => expect(revisionsOf(slow, chatId)).toEqual(range(1, missed + live)));
  });

  it('has the service read no further ahead than the connection takes', async () => {
    await sendLive();
    await replaceLast('read late');
    slow.webSocket.resume();
    await slow.next('chat-joined');
    // What was written to the table while it did not read had not been read for it before.
    expect(contentOf(slow, missed)).toBe('read late');
    expect(contentOf(slow, 1)).toBe(content);
  });

  it('is forgotten when it ends without having read', async () => {
    await sendLive();
    slow.webSocket.terminate();
    await slow.closed;
    await eventually(async () => {
      const status = await quick.ask('debug-status', {}, 'debug-status');
      expect(status).toMatchObject({ totalUsers: 1, totalChats: 1 });
    });
    const again = await service.webSocket('alice');
    const reply = await again.ask('join-chat', { chatId, after: missed }, 'chat-joined');
    expect(reply).toMatchObject({ revision: missed + live, moreMissed: false });
    expect(revisionsOf(again, chatId)).toEqual(range(missed + 1, missed + live));
  });

  /** Changes the last missed message in the table, as no part of the service does. */
  async function replaceLast(text: string): Promise<void> {
    const client = new Client({ connectionString: service.database.url });
    await client.connect();
    try {
      const statement = 'UPDATE messages SET content = $3 WHERE chat_id = $1 AND revision = $2';
      await client.query(statement, [chatId, missed, text]);
    } finally {
      await client.end();
    }
  }

  function contentOf(client: WebSocketClient, revision: number): string | undefined {
    return client.received
      .filter(({ event }) => event === 'new-message')
      .map(({ data }) => (data as { message: Message }).message)
      .find((message) => message.revision === revision)?.content;
  }
});
