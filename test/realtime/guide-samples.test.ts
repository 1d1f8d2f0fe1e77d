import { insertChats, insertMessage } from '../support/chat-rows';
import type { EventClient, ReceivedEvent } from '../support/event-client';
import { eventually } from '../support/eventually';
import { refusalOf } from '../support/refusal';
import { SocketIoClient } from '../support/socketio-client';
import { useService, transports } from '../support/test-service';
import { WebSocketClient } from '../support/websocket-client';
import * as guide from './guide-samples';

const chatIds = ['chat_123', 'chat_456', 'chat_id_123', 'chat_abc', 'chat_def'];

describe.each(transports)("the guide's samples over %s", (transport) => {
  const service = useService();
  let alice: EventClient;

  beforeEach(async () => {
    await insertChats(service.database.url, { ids: chatIds, participants: ['alice', 'bob'] });
    alice = await service.connect(transport, 'alice');
  });

  /** Sends a sample as it is written; gives everything that came since. */
  const send = async (sample: string): Promise<ReceivedEvent[]> => {
    const before = alice.received.length;
    sendSample(alice, sample);
    await alice.settled();
    return alice.received.slice(before, -1);
  };

  it.each([
    ['listen-all-chats', guide.listenAllSample, guide.listeningSample],
    ['listen-all-chats on one line', guide.listenAllSampleOnOneLine, guide.listeningSample],
    ['listen-all-chats without data', guide.listenAllSampleWithoutData, guide.listeningSample],
    ['join-chat', guide.joinSample, guide.joinedSample],
  ])('%s gets the answer that the guide shows', async (_name, command, answer) => {
    expect(await send(command)).toMatchObject([parse(answer)]);
  });

  it('leave-chat gets the answer that the guide shows', async () => {
    await send(guide.joinSample);
    expect(await send(guide.leaveSample)).toEqual([parse(guide.leftSample)]);
  });

  it.each([
    ['leave-chat of step 6', guide.leaveSampleOfStep6, 'chat-left'],
    ['leave-all-chats', guide.leaveAllSample, 'all-chats-left'],
    ['leave-all-chats on one line', guide.leaveAllSampleOnOneLine, 'all-chats-left'],
    ['leave-all-chats without data', guide.leaveAllSampleWithoutData, 'all-chats-left'],
    ['join-chat of another chat', guide.joinSampleOfOtherChat, 'chat-joined'],
  ])('%s is confirmed', async (_name, command, event) => {
    expect(await send(command)).toMatchObject([{ event, data: { status: 'success' } }]);
  });

  it('join-chat of step 3 is confirmed with the id that step 1 returned', async () => {
    const { id } = await (await service.api('alice')).createChat(['alice', 'bob'], 'Chat Test');
    const command = guide.joinSampleOfStep3.replace('chat_id_retourné_étape_1', id);
    expect(await send(command)).toMatchObject([{ event: 'chat-joined', data: { chatId: id } }]);
  });

  it('debug-status answers as the guide shows, its socketId aside', async () => {
    await service.webSocket('bob');
    await alice.ask('join-chat', { chatId: 'chat_abc' }, 'chat-joined');
    await alice.ask('join-chat', { chatId: 'chat_def' }, 'chat-joined');
    const { data } = parse(guide.debugStatusReplySample);

    await eventually(async () => {
      sendSample(alice, guide.debugStatusSample);
      expect(await alice.next('debug-status')).toEqual({
        ...data,
        socketId: expect.stringMatching(/^socket_/) as string,
      });
    });
  });

  it('a handshake without userId gets the error that the guide shows', async () => {
    const { error } = await refusalOf(service, transport, {});
    expect({ event: 'error', data: error }).toMatchObject(parse(guide.errorSample));
  });

  it('new-message and chat-updated come as the guide shows them', async () => {
    await send(guide.joinSample);
    await send(guide.listenAllSample);
    const message = { id: 'msg_456', content: 'Hello!', senderId: 'bob' };
    await insertMessage(service.database.url, { chatId: 'chat_123', ...message });

    await alice.next('new-message');
    await alice.next('chat-updated');
    const events = alice.received.filter(({ event }) => /^(new|chat-up)/.test(event));
    expect(events).toMatchObject([parse(guide.newMessageSample), parse(guide.chatUpdatedSample)]);
  });

  it('chat-created comes as the guide shows it, with an id of the same form', async () => {
    await send(guide.listenAllSample);
    const sample = parse(guide.chatCreatedSample) as { data: { chat: { participants: string[] } } };
    const { participants } = sample.data.chat;
    await (await service.api('bob')).createChat(participants, 'Nouveau Chat');

    await alice.next('chat-created');
    const id = expect.stringMatching(/^chat_/) as string;
    const expected = { ...sample, data: { chat: { ...sample.data.chat, id } } };
    expect(alice.received.at(-1)).toMatchObject(expected);
  });
});

function parse(sample: string): { event: string; data: object } {
  return JSON.parse(sample) as { event: string; data: object };
}

function sendSample(client: EventClient, sample: string): void {
  if (client instanceof WebSocketClient) return client.sendRaw(sample);
  const { event, data } = parse(sample);
  if (client instanceof SocketIoClient) client.send(event, data);
}
