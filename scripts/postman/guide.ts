import type { OperationId } from '../../generated/http/operations';
import { jsonBody } from './convert';
import type { Folder, RequestItem } from './form';
import type { Requests } from './requests';
import { commandText, eventText } from './socket-text';

const connectText = `Open a **WebSocket request** (New, then WebSocket) to

    ws://localhost:4000/messaging?userId={{userId}}

In development mode this is enough. With sessions, add the header
\`Cookie: sAccessToken=…\` with the value of the variable \`accessToken\`.`;

const chatIdText = 'Where the examples have a `chatId`, put the value of the variable `chatId`.';

/** The guide's steps in the guide's order. A step over WebSocket is a folder with a text. */
export function guideFolder(requests: Requests): Folder {
  const steps = [
    step('Get a session', [requests.createDevSession]),
    step('Create a chat', [createChat(requests)]),
    step('Connect to the WebSocket', [], connectText),
    step('Listen to the chat: join-chat', [], `${chatIdText}\n\n${commandText('joinChat')}`),
    step('Listen to all chats: listen-all-chats', [], commandText('listenAllChats')),
    step('Send a message', [requests.sendMessage], sentText()),
    step('Read the history', [tested(requests, 'listMessages', historyTest)]),
    step('List the chats', [tested(requests, 'listChats', chatsTest)]),
    step('Mark as read', [tested(requests, 'markRead', readTest)], readText()),
    step('Leave the chat: leave-chat', [], `${chatIdText}\n\n${commandText('leaveChat')}`),
    step('Leave all chats: leave-all-chats', [], commandText('leaveAllChats')),
    step('When something is odd: debug-status', [], commandText('askDebugStatus')),
  ];
  return {
    name: 'Guide',
    description: 'The walkthrough, in order. REST is for actions, WebSocket for reception.',
    item: steps.map(({ name, ...rest }, index) => ({ name: `${index + 1}. ${name}`, ...rest })),
  };
}

function step(name: string, item: RequestItem[], description?: string): Folder {
  return { name, ...(description !== undefined && { description }), item };
}

function sentText(): string {
  return received(eventText('sendNewMessage'), eventText('sendChatUpdated'));
}

function readText(): string {
  return received(eventText('sendMyChatUpdated'));
}

function received(...events: string[]): string {
  return ['At once the WebSocket receives:', ...events].join('\n\n');
}

function createChat({ createChat: item }: Requests): RequestItem {
  // Who asks takes part in any case, so it works as alice, as bob, and as anyone else.
  const body = { participants: ['alice', 'bob'], name: 'Chat Test' };
  return { ...item, request: { ...item.request, body: jsonBody(JSON.stringify(body, null, 2)) } };
}

const historyTest = [
  "pm.test('ends with the message that was sent', () => {",
  "  const seq = Number(pm.collectionVariables.get('seq'));",
  '  pm.expect(pm.response.json().items.at(-1).seq).to.equal(seq);',
  '});',
];
const chatsTest = [
  "pm.test('has the chat', () => {",
  '  const ids = pm.response.json().items.map(({ id }) => id);',
  "  pm.expect(ids).to.include(pm.collectionVariables.get('chatId'));",
  '});',
];
const readTest = [
  "pm.test('leaves nothing unread', () => {",
  '  pm.expect(pm.response.json().unreadCount).to.equal(0);',
  '});',
];

function tested(requests: Requests, operationId: OperationId, lines: string[]): RequestItem {
  const item = requests[operationId];
  const [test] = item.event;
  const exec = [...(test?.script.exec ?? []), ...lines];
  return { ...item, event: [{ listen: 'test', script: { type: 'text/javascript', exec } }] };
}
