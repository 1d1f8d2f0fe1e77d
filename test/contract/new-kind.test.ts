import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { compile, type CompileError, sourceFiles } from './compiler';
import { filesOf, Generation } from './generation';

const project = path.join(__dirname, '../..');
const table = 'src/change-kinds.ts';
const tellers = 'client/src/changes.ts';
const effects = 'client/src/store/effects.ts';
const handlers = 'src/messages/message-handlers.ts';
const allFiles = [...sourceFiles(), 'client/src/index.ts', 'client/src/store/index.ts'];

/** The module of the new kind. */
const moduleText = `
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
`;

describe('a new kind of change, and a new operation', () => {
  let generation: Generation;
  let generated: [string, string][];

  beforeAll(async () => {
    generation = await Generation.create();
    await generation.edit('changes.yaml', addedTo('message-sent:', newKind));
    await generation.edit(
      'schemas/ChatChange.yaml',
      addedTo('  added:\n', '  pinned:\n    $ref: ./Message.yaml\n'),
    );
    await generation.edit('asyncapi.yaml', (text) =>
      Object.entries(newEvent).reduce(
        (changed, [anchor, addition]) => addedTo(anchor, addition)(changed),
        text,
      ),
    );
    await generation.edit(
      'openapi.yaml',
      addedTo('  /v1/messaging/chats/{chatId}/changes:\n', newOperation),
    );
    await generation.run();
    generated = [...(await filesOf(generation.output))].map(([file, text]): [string, string] => [
      path.join('generated', file),
      text,
    ]);
  });
  afterAll(() => generation.remove());

  const errorsWith = (...replaced: [string, string][]): CompileError[] =>
    compile(allFiles, new Map([...generated, ...replaced]));

  it('are missing in the tables of kinds, of the service, the client and its store, and where handlers join', () => {
    const errors = errorsWith();
    expect(errors.map(({ file }) => file).sort()).toEqual(
      [effects, tellers, table, 'src/compose.ts'].sort(),
    );
    const said = errors.map(({ message }) => message).join('\n');
    expect(said).toContain(`Property '"message-pinned"' is missing`);
    expect(said).toContain("Property 'pinMessage' is missing");
  });

  it('cost a module, a line in each table, and a handler', async () => {
    const errors = errorsWith(
      ['src/messages/message-pinned.ts', moduleText],
      await edited(
        table,
        addedTo("  'participants-changed': p", rowOfTable),
        addedTo('import { messageSent }', importOfModule),
      ),
      await edited(tellers, addedTo("  'participants-changed': (", rowOfTellers)),
      await edited(effects, addedTo("  'participants-changed': (", rowOfEffects)),
      await edited(
        handlers,
        addedTo('    deleteMessage: async', handlerOfOperation),
        addedTo("'sendMessage'", "'pinMessage' | "),
      ),
    );
    expect(errors).toEqual([]);
  });
});

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

const importOfModule = "import { messagePinned } from './messages/message-pinned';\n";
const rowOfTable = "  'message-pinned': messagePinned,\n";
const rowOfTellers = "  'message-pinned': () => undefined,\n";
const rowOfEffects = "  'message-pinned': ({ pinned }) => ({ message: pinned }),\n";
const handlerOfOperation = '    pinMessage: () => Promise.resolve({ status: 204 }),\n';

/** Puts an addition before a place in a text. */
function addedTo(anchor: string, addition: string): (text: string) => string {
  return (text) => {
    const place = text.indexOf(anchor);
    if (place === -1) throw new Error(`There is no ${anchor} in the text`);
    return text.slice(0, place) + addition.replace(/^\n/, '') + text.slice(place);
  };
}

/** A file of the project with changes, by its path. */
async function edited(
  file: string,
  ...changes: ((text: string) => string)[]
): Promise<[string, string]> {
  const text = await readFile(path.join(project, file), 'utf8');
  return [file, changes.reduce((changed, change) => change(changed), text)];
}
