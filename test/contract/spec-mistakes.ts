export type DocumentName = 'openapi' | 'asyncapi';

/** A mistake that someone may make in a document, and the rule that is there to catch it. */
export interface Mistake {
  rule: string;
  name: string;
  document: DocumentName;
  /** Where the document is changed: keys with dots between. */
  at: string;
  /** What is put there; undefined takes away what is there. */
  value?: unknown;
}

const createChat = 'paths./v1/messaging/chats.post';
const newChat = 'components.schemas.NewChat';
const joinChat = 'components.schemas.JoinChat';
const text = { description: 'A text.', type: 'string', maxLength: 10, pattern: '^a+$' };

const operationMistakes: Mistake[] = [
  mistake('operation-texts', 'no operationId', 'openapi', `${createChat}.operationId`),
  mistake('operation-texts', 'no summary', 'openapi', `${createChat}.summary`),
  mistake('operation-texts', 'no description', 'openapi', `${createChat}.description`),
  mistake('operation-id-camel-case', 'snake_case', 'openapi', `${createChat}.operationId`, 'a_b'),
  mistake(
    'parameter-camel-case',
    'kebab-case',
    'openapi',
    'components.parameters.Limit.name',
    'page-limit',
  ),
  mistake('async-operation-texts', 'no title', 'asyncapi', 'operations.joinChat.title'),
  mistake('async-operation-texts', 'no summary', 'asyncapi', 'operations.joinChat.summary'),
  mistake('async-operation-texts', 'no description', 'asyncapi', 'operations.joinChat.description'),
  mistake('command-has-reply', 'no reply', 'asyncapi', 'operations.joinChat.reply'),
  mistake(
    'command-has-reply',
    'a reply without error',
    'asyncapi',
    'operations.joinChat.reply.messages.1.$ref',
    '#/channels/messaging/messages/chatLeft',
  ),
  mistake('command-has-reply', 'error alone', 'asyncapi', 'operations.joinChat.reply.messages.0'),
  mistake(
    'one-message-per-operation',
    'two messages',
    'asyncapi',
    'operations.sendNewMessage.messages.1',
    { $ref: '#/channels/messaging/messages/chatUpdated' },
  ),
  mistake(
    'event-kebab-case',
    'camelCase',
    'asyncapi',
    'components.messages.newMessage.name',
    'newMessage',
  ),
  mistake(
    'websocket-query-is-object',
    'a query that is text',
    'asyncapi',
    'channels.messaging.bindings.ws.query',
    { title: 'Handshake', ...text },
  ),
];

const exampleMistakes: Mistake[] = [
  mistake(
    'request-body-example',
    'no example',
    'openapi',
    `${createChat}.requestBody.content.application/json.examples`,
  ),
  mistake('message-example', 'no example', 'asyncapi', 'components.messages.newMessage.examples'),
  mistake(
    'message-example-fits',
    'an example without a required member',
    'asyncapi',
    'components.messages.joinChat.examples.0.payload',
    {},
  ),
];

const errorMistakes: Mistake[] = [
  ...['401', '500', '503'].map((status) =>
    mistake(
      'secured-operation-errors',
      `no ${status}`,
      'openapi',
      `paths./v1/messaging/chats.get.responses.${status}`,
    ),
  ),
  ...['400', '403', '413', '415', '500'].map((status) =>
    mistake(
      'body-errors',
      `no ${status}`,
      'openapi',
      `paths./dev/sessions.post.responses.${status}`,
    ),
  ),
  ...['/v1/messaging/chats', '/v1/messaging/chats/{chatId}'].map((path) =>
    mistake('parameter-errors', `no 400 at ${path}`, 'openapi', `paths.${path}.get.responses.400`),
  ),
  ...['/v1/messaging/chats.get', '/healthz.get'].map((operation) =>
    mistake(
      'operation-rate-limit',
      `no limit of ${operation}`,
      'openapi',
      `paths.${operation}.x-rate-limit`,
    ),
  ),
  mistake(
    'operation-rate-limit',
    'an unknown limit',
    'openapi',
    'paths./healthz.get.x-rate-limit',
    'often',
  ),
  mistake(
    'operation-rate-limit',
    'a limit without its refusal',
    'openapi',
    'paths./v1/messaging/chats.get.responses.429',
  ),
  ...['/v1/messaging/chats.get', '/v1/messaging/chats.post'].map((operation) =>
    mistake(
      'operation-repeatable',
      `nothing about repeating ${operation}`,
      'openapi',
      `paths.${operation}.x-repeatable`,
    ),
  ),
  mistake(
    'operation-repeatable',
    'something else about repeating',
    'openapi',
    'paths./healthz.get.x-repeatable',
    3,
  ),
  mistake(
    'operation-roles',
    'nothing about who may',
    'openapi',
    'paths./v1/messaging/chats/{chatId}.get.x-roles',
  ),
  mistake(
    'operation-roles',
    'a word for who may that there is not',
    'openapi',
    'paths./v1/messaging/chats/{chatId}.get.x-roles.member',
    'some',
  ),
  mistake(
    'problem-responses',
    'another media type',
    'openapi',
    'components.responses.Unauthorized.content',
    { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  ),
  mistake(
    'problem-responses',
    'another schema',
    'openapi',
    'components.responses.Unauthorized.content.application/problem+json.schema.$ref',
    '#/components/schemas/Health',
  ),
];

const schemaMistakes: Mistake[] = (
  [
    ['openapi', newChat],
    ['asyncapi', joinChat],
  ] as const
).flatMap(([document, schema]) => [
  mistake('schema-title', 'another title', document, `${schema}.title`, 'SomethingElse'),
  mistake('schema-description', 'no description', document, `${schema}.description`),
  memberMistake('schema-description', 'a member without one', document, schema, {
    description: undefined,
  }),
  memberMistake('schema-type', 'no type', document, schema, { type: undefined }),
  memberMistake('string-bounds', 'no maxLength', document, schema, { maxLength: undefined }),
  memberMistake('string-bounds', 'no maxLength beside null', document, schema, {
    type: ['string', 'null'],
    maxLength: undefined,
  }),
  memberMistake('string-pattern', 'no pattern', document, schema, { pattern: undefined }),
  memberMistake('number-bounds', 'no maximum', document, schema, { type: 'integer', minimum: 0 }),
  memberMistake('number-bounds', 'no minimum', document, schema, { type: 'number', maximum: 0 }),
  memberMistake('array-bounds', 'no maxItems', document, schema, { type: 'array', items: text }),
  mistake('closed-object', 'open', document, `${schema}.additionalProperties`),
  memberMistake('closed-object', 'an open member', document, schema, { type: 'object' }),
  ...['allOf', 'anyOf', 'oneOf'].map((combiner) =>
    memberMistake('flat-schema', combiner, document, schema, { [combiner]: [text] }),
  ),
  mistake('property-camel-case', 'snake_case', document, `${schema}.properties.chat_id`, text),
]);

export const mistakes: Mistake[] = [
  ...operationMistakes,
  ...exampleMistakes,
  ...errorMistakes,
  ...schemaMistakes,
];

function mistake(
  rule: string,
  name: string,
  document: DocumentName,
  at: string,
  value?: unknown,
): Mistake {
  return { rule, name, document, at, value };
}

/** A schema gets a member that is right but for `changes`. */
function memberMistake(
  rule: string,
  name: string,
  document: DocumentName,
  schema: string,
  changes: object,
): Mistake {
  return mistake(rule, name, document, `${schema}.properties.extra`, { ...text, ...changes });
}
