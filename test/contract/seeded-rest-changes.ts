import { all, type Edit, exclude, include, remove, rename, set } from './document-edits';

/** A change of a document, and what the comparison says of it. */
export type SeededChange = [what: string, edit: Edit, says: string];

const schemas = ['components', 'schemas'];
const chats = ['paths', '/v1/messaging/chats'];
const chat = ['paths', '/v1/messaging/chats/{chatId}'];
const read = '/v1/messaging/chats/{chatId}/read';
const participant = '/v1/messaging/chats/{chatId}/participants/{userId}';
const renamedRead = '/v1/messaging/chats/{id}/read';
const limit = ['components', 'parameters', 'Limit', 'schema'];
const text = { type: 'string', maxLength: 64 };

export const breakingRestChanges: SeededChange[] = [
  ['a removed path', remove('paths', '/healthz'), 'Path `/healthz` was removed.'],
  [
    'a removed operation',
    remove('paths', participant, 'delete'),
    `Operation \`DELETE ${participant}\` was removed.`,
  ],
  [
    'another operationId',
    set([...chat, 'get', 'operationId'], 'readChat'),
    "changed from 'getChat' to 'readChat'",
  ],
  ['a removed status', remove(...chats, 'post', 'responses', '200'), 'Response `200` was removed.'],
  [
    'a response field that may be missing',
    exclude([...schemas, 'Chat', 'required'], 'kind'),
    'no longer required: `kind`',
  ],
  [
    'a removed response field',
    remove(...schemas, 'ChatPage', 'properties', 'nextCursor'),
    'Property `nextCursor` of `ChatPage` was removed.',
  ],
  [
    'a response field that may be null',
    set([...schemas, 'MessagePage', 'properties', 'hasOlder', 'type'], ['boolean', 'null']),
    "Type of `hasOlder` widened from 'boolean' to 'boolean | null'.",
  ],
  [
    'a new value in a response',
    include([...schemas, 'Dependencies', 'properties', 'database', 'enum'], 'unknown'),
    "Enum of `database` gained values: 'unknown'.",
  ],
  [
    'a removed value in a response',
    exclude([...schemas, 'Readiness', 'properties', 'status', 'enum'], 'not-ready'),
    'Enum lost values: `not-ready`.',
  ],
  [
    'a removed error code',
    exclude([...schemas, 'ErrorCode', 'enum'], 'DIRECT_CHAT'),
    'Enum lost values: `DIRECT_CHAT`.',
  ],
  [
    'a new required request field',
    all(
      set([...schemas, 'NewMessage', 'properties', 'topic'], text),
      include([...schemas, 'NewMessage', 'required'], 'topic'),
    ),
    'became required: `topic`',
  ],
  [
    'a removed request field',
    remove(...schemas, 'NewChat', 'properties', 'name'),
    'Property `name` of `NewChat` was removed.',
  ],
  [
    'another type of a request field',
    set([...schemas, 'ReadUpTo', 'properties', 'seq', 'type'], 'string'),
    "Type of `seq` narrowed from 'integer' to 'string'.",
  ],
  [
    'a shorter text in a request',
    set([...schemas, 'MessageContent', 'maxLength'], 10),
    '`maxLength` of `content` changed',
  ],
  [
    'a narrower query parameter',
    set([...limit, 'maximum'], 10),
    "changed from '<= 100' to '<= 10'",
  ],
  ['another default', set([...limit, 'default'], 10), 'default changed from `50` to `10`'],
  [
    'a query parameter that became required',
    set([...chats, 'get', 'parameters', 2, 'required'], true),
    '`cursor` query parameter became required.',
  ],
  [
    'a renamed path parameter',
    all(
      set(
        ['paths', read, 'parameters'],
        [{ name: 'id', in: 'path', required: true, schema: text }],
      ),
      rename(['paths', read], renamedRead),
    ),
    `Path \`${read}\` became \`${renamedRead}\`.`,
  ],
  [
    'a response header that may be missing',
    remove('components', 'headers', 'Location', 'required'),
    'The response header is no longer always sent.',
  ],
  [
    'an open operation that needs a session',
    remove('paths', '/readyz', 'get', 'security'),
    'The security of the whole document applies now.',
  ],
  [
    'a way to authenticate that is gone',
    remove('security', 1),
    'Security requirement `bearerAuth` is no longer accepted.',
  ],
];

const newOperation = {
  operationId: 'getVersion',
  responses: { '200': { description: 'The version.' } },
};

export const harmlessRestChanges: SeededChange[] = [
  ['a new operation', set(['paths', '/version'], { get: newOperation }), 'minor /version'],
  [
    'a new status of an error',
    set([...chats, 'get', 'responses', '410'], { description: 'Gone for good.' }),
    'minor GET /v1/messaging/chats responses 410',
  ],
  [
    'a new optional response field',
    set([...schemas, 'ReadState', 'properties', 'readAt'], text),
    'properties readAt: Was added.',
  ],
  [
    'a new required response field',
    all(
      set([...schemas, 'Health', 'properties', 'version'], text),
      include([...schemas, 'Health', 'required'], 'version'),
    ),
    'properties version: Was added.',
  ],
  [
    'a new optional request field',
    set([...schemas, 'NewMessage', 'properties', 'topic'], text),
    'properties topic: Was added.',
  ],
  [
    'a new optional query parameter',
    include([...chats, 'get', 'parameters'], { name: 'kind', in: 'query', schema: text }),
    'minor GET /v1/messaging/chats parameters',
  ],
  [
    'more items in a request',
    set([...schemas, 'NewChat', 'properties', 'participants', 'maxItems'], 5000),
    'properties participants: `maxItems` changed.',
  ],
  [
    'a new error code',
    include([...schemas, 'ErrorCode', 'enum'], 'TOO_MANY_REQUESTS'),
    'Error codes were added: `TOO_MANY_REQUESTS`.',
  ],
  [
    'another description',
    set([...chat, 'get', 'description'], 'In other words.'),
    'patch GET /v1/messaging/chats/{chatId}: `description` changed.',
  ],
];
