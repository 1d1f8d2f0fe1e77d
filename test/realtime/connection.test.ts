import { closeCodes } from '../../generated/events/close-codes';
import type { Chat } from '../../generated/schemas';
import { ownEvent } from '../../src/log/user-change';
import { maxNamed } from '../../src/named-participants';
import { newMessageEvent } from '../../src/messages/sending/message-sent';
import { message, quietCheck, StubClient } from './stub-transport';
import { nothingSet } from '../support/nothing-set';

const largestChat: Omit<Chat, 'participants' | 'participantCount'> = {
  id: 'chat_1',
  kind: 'group',
  createdBy: 'stranger',
  createdAt: '2026-01-31T12:00:00.000Z',
  lastSeq: 0,
  revision: 0,
};

describe('what a connection is due', () => {
  const eventOf = (revision: number) => quietCheck().encode(newMessageEvent(message(revision)))!;
  let alice: StubClient;

  beforeEach(() => {
    alice = new StubClient();
  });

  it('in one turn of the loop leaves in order and in one write', async () => {
    for (let revision = 1; revision <= 5; revision += 1) alice.connection.send(eventOf(revision));
    expect(alice.transport.writes).toEqual([]);

    await alice.received();
    expect(alice.transport.writes).toHaveLength(1);
    expect((await alice.news()).map((news) => Number(news.split(' ')[1]))).toEqual([1, 2, 3, 4, 5]);
  });

  it('in the next turn leaves in the next write', async () => {
    alice.connection.send(eventOf(1));
    await alice.received();
    alice.connection.send(eventOf(2));
    await alice.received();
    expect(alice.transport.writes).toHaveLength(2);
  });

  it('leaves before a close', () => {
    alice.connection.send(eventOf(1));
    alice.connection.close(closeCodes.GOING_AWAY);
    expect(alice.transport.writes).toHaveLength(1);
    expect(alice.transport.closings).toEqual([closeCodes.GOING_AWAY]);
  });

  it('may be thirty of the largest chats into which a stranger can put it, unread', () => {
    const participants = Array.from({ length: maxNamed }, (_, n) => `${n}`.padStart(255, 'x'));
    const own = { revision: 0, readSeq: 0, unreadCount: 0, mentionCount: 0, ...nothingSet };
    const chat = { ...largestChat, participants, participantCount: 1000 };
    alice.transport.buffered = 64 * 1024 + 1;
    for (let n = 0; n < 30; n += 1) {
      alice.connection.send(
        quietCheck().encode(
          ownEvent({
            revision: 1,
            chatId: chat.id,
            own,
            joined: { chat, role: 'member', historySeq: 0 },
          }),
        )!,
      );
    }
    expect(alice.transport.closings).toEqual([]);
  });

  it('is dropped after a close, and the close happens once', async () => {
    alice.connection.close(closeCodes.GOING_AWAY);
    alice.connection.send(eventOf(1));
    alice.connection.close(closeCodes.GOING_AWAY);
    expect(await alice.received()).toEqual([]);
    expect(alice.transport.closings).toHaveLength(1);
  });

  it('waits while the client does not read, and leaves in order when it does', async () => {
    alice.transport.buffered = 64 * 1024 + 1;
    alice.connection.send(eventOf(1));
    expect(await alice.received()).toEqual([]);
    alice.connection.send(eventOf(2));

    alice.transport.buffered = 0;
    alice.transport.drained();
    expect(await alice.news()).toEqual(['new-message 1', 'new-message 2']);
    expect(alice.transport.closings).toEqual([]);
  });

  it('is dropped when it becomes too much: the client is closed as too slow', async () => {
    alice.transport.buffered = 64 * 1024 + 1;
    for (let sent = 0; sent < 10_000; sent += 1) alice.connection.send(eventOf(1));
    expect(await alice.received()).toEqual([]);
    expect(alice.transport.closings).toEqual([closeCodes.TOO_SLOW]);
  });
});
