import { MessagingError } from '../../client/src';
import type { Message } from '../../generated/schemas';
import { eventually } from '../support/eventually';
import { TestService, transports } from '../support/test-service';
import { ClientSandbox, gather, makeChat } from './client-sandbox';

describe.each(transports)('two users of the client, over %s', (transport) => {
  const sandbox = new ClientSandbox();
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterEach(async () => {
    await sandbox.cleanUp();
    await service.reset();
  });
  afterAll(() => service.close());

  const connected = (userId: string, options = {}) =>
    sandbox.connected(transport, { url: service.url, userId, ...options });

  it('chat with each other', async () => {
    const [alice, bob] = [await connected('alice'), await connected('bob')];
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const [toAlice, toBob] = [await gather(alice, chatId), await gather(bob, chatId)];
    await alice.sendMessage(chatId, 'Hello Bob!');
    await bob.sendMessage(chatId, 'Hello Alice!');
    await eventually(() => {
      expect(toAlice.contents()).toEqual(['Hello Bob!', 'Hello Alice!']);
      expect(toBob.contents()).toEqual(['Hello Bob!', 'Hello Alice!']);
    });
  });

  it('get what was said after the revision that they have, then what comes', async () => {
    const alice = await connected('alice');
    const chatId = await makeChat(alice, ['alice', 'bob']);
    for (const content of ['one', 'two', 'three']) await alice.sendMessage(chatId, content);
    const later = await gather(await connected('bob'), chatId, 1);
    await alice.sendMessage(chatId, 'four');
    await eventually(() => expect(later.contents()).toEqual(['two', 'three', 'four']));
  });

  it('can follow one chat twice, and leave it once', async () => {
    const alice = await connected('alice');
    const chatId = await makeChat(alice, ['alice', 'bob']);
    await alice.sendMessage(chatId, 'one');
    const fromNow = await gather(alice, chatId);
    const fromStart = await gather(alice, chatId, 0);
    await alice.sendMessage(chatId, 'two');
    await eventually(() => expect(fromNow.contents()).toEqual(['two']));
    await fromNow.leave();
    await alice.sendMessage(chatId, 'three');
    await eventually(() => expect(fromStart.contents()).toEqual(['one', 'two', 'three']));
    expect(fromNow.contents()).toEqual(['two']);
  });

  it('get nothing more of a chat that they left', async () => {
    const alice = await connected('alice');
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const left = await gather(alice, chatId);
    await left.leave();
    await alice.sendMessage(chatId, 'unheard');
    const again = await gather(alice, chatId, 0);
    await eventually(() => expect(again.contents()).toEqual(['unheard']));
    expect(left.contents()).toEqual([]);
  });

  it('cannot join a chat of others', async () => {
    const [alice, carol] = [await connected('alice'), await connected('carol')];
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const joining = carol.joinChat(chatId, {});
    await expect(joining).rejects.toThrow(MessagingError);
    await expect(joining).rejects.toMatchObject({ code: 'CHAT_NOT_FOUND', retryable: false });
  });

  it('hear of messages that are edited and deleted, each by the handler of its kind', async () => {
    const [alice, bob] = [await connected('alice'), await connected('bob')];
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const heard: unknown[] = [];
    const hear = (what: string) => (message: Message) => heard.push([what, message]);
    await bob.joinChat(chatId, {
      onMessage: hear('sent'),
      onMessageUpdated: hear('updated'),
      onMessageDeleted: hear('deleted'),
      onChange: ({ kind, revision }) => heard.push([kind, revision]),
    });
    const sent = await alice.sendMessage(chatId, 'as it was sent');
    const place = { path: { chatId, messageId: sent.id } };
    const edited = await alice.rest.updateMessage({ ...place, body: { content: 'as it is now' } });
    await alice.rest.deleteMessage(place);
    const deleted = await alice.rest.getMessage(place);
    await eventually(() =>
      expect(heard).toEqual([
        ...[
          ['sent', sent],
          ['message-sent', 1],
        ],
        ...[
          ['updated', edited],
          ['message-updated', 2],
        ],
        ...[
          ['deleted', deleted],
          ['message-deleted', 3],
        ],
      ]),
    );
  });

  it('hear how a thread is when an answer comes or goes', async () => {
    const [alice, bob] = [await connected('alice'), await connected('bob')];
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const heard: unknown[] = [];
    const { id: replyTo } = await alice.sendMessage(chatId, 'Who comes?');
    await bob.joinChat(chatId, { onThreadChanged: (thread) => heard.push(thread) });
    const more = { replyTo, mentions: ['alice'], metadata: { seats: 2 } };
    const reply = await bob.sendMessage(chatId, 'I do', more);
    expect(reply).toMatchObject({ ...more, threadId: replyTo });
    await bob.rest.deleteMessage({ path: { chatId, messageId: reply.id } });
    const lastReplyAt = reply.createdAt;
    await eventually(() =>
      expect(heard).toEqual([
        { threadId: replyTo, replyCount: 1, lastReplyAt },
        { threadId: replyTo, replyCount: 0, lastReplyAt },
      ]),
    );
  });

  it('hear who reacted to a message, and who took that back', async () => {
    const [alice, bob] = [await connected('alice'), await connected('bob')];
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const heard: unknown[] = [];
    const { id: messageId } = await alice.sendMessage(chatId, 'Who comes?');
    await bob.joinChat(chatId, { onReactionChanged: (reaction) => heard.push(reaction) });
    const path = { chatId, messageId, emoji: '👩‍👩‍👧‍👦' };
    const answers = [
      await alice.rest.addReaction({ path }),
      await alice.rest.removeReaction({ path }),
    ];
    const mine = { messageId, seq: 1, userId: 'alice', emoji: path.emoji };
    const reactions = [
      { ...mine, reacted: true, count: 1, userIds: ['alice'] },
      { ...mine, reacted: false, count: 0, userIds: [] },
    ];
    expect(answers).toEqual([
      { chatId, revision: 2, reaction: reactions[0] },
      { chatId, revision: 3, reaction: reactions[1] },
    ]);
    await eventually(() => expect(heard).toEqual(reactions));
  });

  it('hear who pinned and unpinned a message', async () => {
    const [alice, bob] = [await connected('alice'), await connected('bob')];
    const chatId = await makeChat(alice, ['alice', 'bob']);
    const heard: unknown[] = [];
    const sent = await alice.sendMessage(chatId, 'The key is under the mat');
    await bob.joinChat(chatId, { onPinChanged: (pin) => heard.push(pin) });
    const path = { chatId, messageId: sent.id };
    const pinned = await alice.rest.pinMessage({ path });
    const unpinned = await bob.rest.unpinMessage({ path });
    expect(pinned.pin).toMatchObject({ userId: 'alice', message: { ...sent, pinnedBy: 'alice' } });
    expect(unpinned.pin).toEqual({ userId: 'bob', message: sent });
    await eventually(() => expect(heard).toEqual([pinned.pin, unpinned.pin]));
  });

  it('hear of participants, and that they were removed', async () => {
    const [alice, bob] = [await connected('alice'), await connected('bob')];
    const { id: chatId } = await alice.rest.createChat({
      body: { participants: ['alice', 'bob'], name: 'group' },
    });
    const changes: unknown[] = [];
    let onEnded!: (reason: unknown) => void;
    const ended = new Promise((resolve) => (onEnded = resolve));
    const onChange = (change: unknown) => changes.push(change);
    // Whoever is removed before the join arrives hears nothing of the chat.
    await bob.joinChat(chatId, { after: 0, onChange, onEnded });
    await alice.rest.addParticipants({ path: { chatId }, body: { participants: ['carol'] } });
    await alice.rest.removeParticipant({ path: { chatId, userId: 'bob' } });
    expect(await ended).toMatchObject({ code: 'CHAT_NOT_FOUND' });
    await eventually(() =>
      expect(changes).toEqual([
        { revision: 1, kind: 'participants-changed', added: ['carol'] },
        { revision: 2, kind: 'participants-changed', removed: ['bob'] },
      ]),
    );
  });

  it('hear of all their chats', async () => {
    const [alice, bob] = [await connected('alice'), await connected('bob')];
    const heard: unknown[] = [];
    await bob.listenAllChats({
      onResync: () => heard.push('resync'),
      onChatCreated: ({ chat }) => heard.push(chat.id),
      onChatUpdated: ({ lastMessage }) => heard.push(lastMessage?.content),
    });
    const chatId = await makeChat(alice, ['alice', 'bob']);
    await alice.sendMessage(chatId, 'Hello Bob!');
    await eventually(() => expect(heard).toEqual(['resync', chatId, 'Hello Bob!']));
  });

  it('get every message although a handler throws at each', async () => {
    const errors: unknown[] = [];
    const alice = await connected('alice', { onError: (error: unknown) => errors.push(error) });
    const chatId = await makeChat(alice, ['alice', 'bob']);
    await alice.joinChat(chatId, {
      onMessage: () => {
        throw new Error('thrown');
      },
      onChange: () => Promise.reject(new Error('rejected')),
    });
    const { contents } = await gather(alice, chatId);
    await alice.sendMessage(chatId, 'one');
    await alice.sendMessage(chatId, 'two');
    await eventually(() => expect(contents()).toEqual(['one', 'two']));
    await eventually(() =>
      expect(errors.map(String).sort()).toEqual([
        ...['Error: rejected', 'Error: rejected'],
        ...['Error: thrown', 'Error: thrown'],
      ]),
    );
  });
});
