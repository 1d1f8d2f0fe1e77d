/** A change of a text. */
type Edit = (text: string) => string;

const newFields = `
  starredAt:
    $ref: ./Timestamp.yaml
  starredBy:
    $ref: ./UserId.yaml
`;

const newKind = `
message-starred:
  event: message-starred
  carries: { starred: message }

`;

const newEvent = {
  "      chatUpdated:\n        $ref: '#/components/messages/chatUpdated'\n": `
      messageStarred:
        $ref: '#/components/messages/messageStarred'
`,
  '  sendChatUpdated:\n': `
  sendMessageStarred:
    action: send
    title: A message was starred
    summary: To each connection that joined the chat.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/messageStarred'
`,
  '    chatUpdated:\n      name: chat-updated\n': `
    messageStarred:
      name: message-starred
      title: Message starred
      summary: A message of a joined chat was starred.
      payload:
        $ref: '#/components/schemas/MessageStarredEvent'
`,
  '    ChatUpdatedEvent:\n': `
    MessageStarredEvent:
      title: MessageStarredEvent
      description: The payload of \`message-starred\`.
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
  /v1/messaging/chats/{chatId}/messages/{messageId}/star:
    parameters:
      - $ref: '#/components/parameters/ChatId'
      - $ref: '#/components/parameters/MessageId'
    put:
      operationId: starMessage
      tags: [messages]
      x-rate-limit: write
      x-repeatable: true
      summary: Star a message
      description: Marks it as one to come back to.
      responses:
        '204':
          description: The message is starred.
`;

/**
 * What is new in each file of `specs/`: two fields of a message, of which `starredBy` is required; a
 * kind of change; and an operation.
 */
export const specAdditions: Record<string, Edit> = {
  'schemas/Message.yaml': all(
    addTo('examples:', newFields),
    addTo(']\nproperties:', ', starredBy'),
  ),
  'schemas/ChatChange.yaml': addTo('  added:\n', '  starred:\n    $ref: ./Message.yaml\n'),
  'changes.yaml': addTo('message-sent:', newKind),
  'asyncapi.yaml': all(...Object.entries(newEvent).map(([anchor, text]) => addTo(anchor, text))),
  'openapi.yaml': addTo('  /v1/messaging/chats/{chatId}/changes:\n', newOperation),
};

const importOfModule = "import { messageStarred } from './messages/message-starred';\n";
const handler = '    starMessage: () => Promise.resolve({ status: 204 }),\n';

/** What each file of the source needs then, besides the module of the new kind. */
export const sourceAdditions: Record<string, Edit> = {
  'src/change-kinds.ts': all(
    addTo("  'participants-changed': p", "  'message-starred': messageStarred,\n"),
    addTo('import { messageSent }', importOfModule),
  ),
  'client/src/changes.ts': addTo(
    "  'participants-changed': (",
    "  'message-starred': () => undefined,\n",
  ),
  'client/src/store/effects.ts': addTo(
    "  'participants-changed': (",
    "  'message-starred': ({ starred }) => ({ message: starred }),\n",
  ),
  'src/messages/message-handlers.ts': all(
    addTo('    deleteMessage: async', handler),
    addTo("'sendMessage'", "'starMessage' | "),
  ),
  'src/messages/tombstone.ts': addTo(
    '    content: deletedContent,\n',
    '    starredBy: message.senderId,\n',
  ),
  'src/log/message-row.ts': addTo('    version: 1,\n', '    starredBy: row.senderId,\n'),
};

/** The module of the new kind. */
export const newModule = {
  file: 'src/messages/message-starred.ts',
  text: `
import type { KindOfChange } from '../log/kind-of-change';
import { toMessage } from '../log/message-row';

export const messageStarred: KindOfChange<'message-starred'> = {
  read: ({ message }) => (message === null ? undefined : { starred: toMessage(message) }),
  joinedEvent: (chatId, { revision, starred: message }) => ({
    event: 'message-starred',
    data: { chatId, revision, message },
  }),
  shows: ({ starred }) => starred.seq,
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
