/** A change of a text. */
type Edit = (text: string) => string;

const newFields = `
  pinnedAt:
    $ref: ./Timestamp.yaml
  pinnedBy:
    $ref: ./UserId.yaml
`;

const newKind = `
message-pinned:
  event: message-pinned
  carries: { pinned: message }

`;

const newEvent = {
  "      chatUpdated:\n        $ref: '#/components/messages/chatUpdated'\n": `
      messagePinned:
        $ref: '#/components/messages/messagePinned'
`,
  '  sendChatUpdated:\n': `
  sendMessagePinned:
    action: send
    title: A message was pinned
    summary: To each connection that joined the chat.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/messagePinned'
`,
  '    chatUpdated:\n      name: chat-updated\n': `
    messagePinned:
      name: message-pinned
      title: Message pinned
      summary: A message of a joined chat was pinned.
      payload:
        $ref: '#/components/schemas/MessagePinnedEvent'
`,
  '    ChatUpdatedEvent:\n': `
    MessagePinnedEvent:
      title: MessagePinnedEvent
      description: The payload of \`message-pinned\`.
      type: object
      additionalProperties: false
      required: [chatId, revision, message]
      properties:
        chatId:
          $ref: ./schemas/ChatId.yaml
        revision:
          $ref: ./schemas/Revision.yaml
        message:
          $ref: ./schemas/Message.yaml
`,
};

const newOperation = `
  /v1/messaging/chats/{chatId}/messages/{messageId}/pin:
    parameters:
      - $ref: '#/components/parameters/ChatId'
      - $ref: '#/components/parameters/MessageId'
    put:
      operationId: pinMessage
      tags: [messages]
      x-rate-limit: write
      x-repeatable: true
      summary: Pin a message
      description: Shows it above the others.
      responses:
        '204':
          description: The message is pinned.
`;

/**
 * What is new in each file of `specs/`: two fields of a message, of which `pinnedBy` is required; a
 * kind of change; and an operation.
 */
export const specAdditions: Record<string, Edit> = {
  'schemas/Message.yaml': all(addTo('examples:', newFields), addTo(']\nproperties:', ', pinnedBy')),
  'schemas/ChatChange.yaml': addTo('  added:\n', '  pinned:\n    $ref: ./Message.yaml\n'),
  'changes.yaml': addTo('message-sent:', newKind),
  'asyncapi.yaml': all(...Object.entries(newEvent).map(([anchor, text]) => addTo(anchor, text))),
  'openapi.yaml': addTo('  /v1/messaging/chats/{chatId}/changes:\n', newOperation),
};

const importOfModule = "import { messagePinned } from './messages/message-pinned';\n";
const handler = '    pinMessage: () => Promise.resolve({ status: 204 }),\n';

/** What each file of the source needs then, besides the module of the new kind. */
export const sourceAdditions: Record<string, Edit> = {
  'src/change-kinds.ts': all(
    addTo("  'participants-changed': p", "  'message-pinned': messagePinned,\n"),
    addTo('import { messageSent }', importOfModule),
  ),
  'client/src/changes.ts': addTo(
    "  'participants-changed': (",
    "  'message-pinned': () => undefined,\n",
  ),
  'client/src/store/effects.ts': addTo(
    "  'participants-changed': (",
    "  'message-pinned': ({ pinned }) => ({ message: pinned }),\n",
  ),
  'src/messages/message-handlers.ts': all(
    addTo('    deleteMessage: async', handler),
    addTo("'sendMessage'", "'pinMessage' | "),
  ),
  'src/messages/tombstone.ts': addTo(
    '    content: deletedContent,\n',
    '    pinnedBy: message.senderId,\n',
  ),
  'src/log/message-row.ts': addTo('    version: 1,\n', '    pinnedBy: row.senderId,\n'),
};

/** The module of the new kind. */
export const newModule = {
  file: 'src/messages/message-pinned.ts',
  text: `
import type { KindOfChange } from '../log/kind-of-change';
import { toMessage } from '../log/message-row';

export const messagePinned: KindOfChange<'message-pinned'> = {
  read: ({ message }) => (message === null ? undefined : { pinned: toMessage(message) }),
  joinedEvent: (chatId, { revision, pinned: message }) => ({
    event: 'message-pinned',
    data: { chatId, revision, message },
  }),
  news: () => ({}),
};
`,
};

/** Several edits as one. */
function all(...edits: Edit[]): Edit {
  return (text) => edits.reduce((edited, edit) => edit(edited), text);
}

/** Puts an addition before a place in a text. */
function addTo(anchor: string, addition: string): Edit {
  return (text) => {
    const place = text.indexOf(anchor);
    if (place === -1) throw new Error(`There is no ${anchor} in the text`);
    return text.slice(0, place) + addition.replace(/^\n/, '') + text.slice(place);
  };
}
