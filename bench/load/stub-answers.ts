import type { Handlers, OperationId } from '../../generated/http/operations';
import type { ChatSummary, Message } from '../../generated/schemas';
import type { Session } from '../../src/sessions/session';

const chatId = 'chat_01k7m3v9xqe8wbt5n2r4c6d8fg';
const chatPath = `/v1/messaging/chats/${chatId}`;
const pageSize = 50;

const message = (seq: number): Message => ({
  id: `msg_01k7m3wc2hf6pabd0s9t7v5${seq}`,
  ...{ chatId, seq, revision: seq, senderId: 'bob', content: 'x'.repeat(100) },
  createdAt: '2026-01-31T12:00:00.000Z',
  version: 1,
});

const chat: ChatSummary = {
  ...{ id: chatId, kind: 'group', name: 'Us', participants: ['alice', 'bob'] },
  ...{ participantCount: 2, createdBy: 'alice', createdAt: '2026-01-31T12:00:00.000Z' },
  ...{ lastSeq: 1, revision: 1, lastMessage: message(1) },
  ...{ readSeq: 1, unreadCount: 0, mentionCount: 0, stateRevision: 1, role: 'owner' },
  ...{ pinned: false, archived: false, markedUnread: false },
};

const page = Array.from({ length: pageSize }, (_, index) => message(index + 1));

type Stubbed = 'getChat' | 'listMessages' | 'sendMessage';

/** Handlers that do no work of their own. */
export const stubHandlers: Pick<Handlers<Session>, Stubbed> = {
  getChat: () => Promise.resolve({ status: 200, body: chat }),
  listMessages: () =>
    Promise.resolve({ status: 200, body: { items: page, hasOlder: false, hasNewer: false } }),
  sendMessage: () =>
    Promise.resolve({
      ...{ status: 201, body: message(1) },
      headers: { Location: `${chatPath}/messages?after=0&limit=1` },
    }),
};

/** A request of each, and what it is answered with. */
export const stubRequests = {
  getChat: { method: 'GET', path: chatPath, body: undefined, answer: chat },
  listMessages: {
    ...{ method: 'GET', path: `${chatPath}/messages?limit=${pageSize}`, body: undefined },
    answer: { items: page, hasOlder: false, hasNewer: false },
  },
  sendMessage: {
    ...{ method: 'POST', path: `${chatPath}/messages`, body: { content: 'x'.repeat(100) } },
    answer: message(1),
  },
} satisfies Partial<Record<OperationId, object>>;
