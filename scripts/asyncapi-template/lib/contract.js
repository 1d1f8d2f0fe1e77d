/**
 * What the templates need of the AsyncAPI document: plain objects instead of the parser's model.
 * A command is a message that the service receives, an event is one that it sends (replies too).
 */

/** Every command, with the reply that says it succeeded. */
export function commandsOf(asyncapi) {
  return asyncapi
    .operations()
    .filterByReceive()
    .flatMap((operation) => {
      const reply = successReplyOf(operation);
      return operation
        .messages()
        .all()
        .map((message) => ({ ...describe(message), reply }));
    });
}

/** Every event that leaves the service, replies included, once each. */
export function eventsOf(asyncapi) {
  const replies = asyncapi.operations().filterByReceive().flatMap(replyMessagesOf);
  const sent = asyncapi
    .operations()
    .filterBySend()
    .flatMap((operation) => operation.messages().all());
  const events = [...replies, ...sent].map(describe);
  return [...new Map(events.map((event) => [event.name, event])).values()];
}

/** A schema of the document by name, without the parser's own marks. */
export function schemaOf(asyncapi, name) {
  return withoutParserMarks(asyncapi.json().components.schemas[name]);
}

/** The schema of the handshake's query, which the channel's WebSocket binding declares. */
export function handshakeOf(asyncapi) {
  const [channel] = asyncapi.channels().all();
  return withoutParserMarks(channel.bindings().get('ws').value().query);
}

/** The close codes that the document declares for its channel. */
export function closeCodesOf(asyncapi) {
  const [channel] = asyncapi.channels().all();
  return channel.extensions().get('x-close-codes').value();
}

function successReplyOf(operation) {
  const names = replyMessagesOf(operation)
    .map((message) => message.name())
    .filter((name) => name !== 'error');
  if (names.length !== 1) {
    throw new Error(`operation ${operation.id()} needs one reply besides error`);
  }
  return names[0];
}

function replyMessagesOf(operation) {
  const reply = operation.reply();
  if (reply === undefined) throw new Error(`operation ${operation.id()} has no reply`);
  return reply.messages().all();
}

function describe(message) {
  const schema = withoutParserMarks(message.payload().json());
  return { name: message.name(), summary: message.summary(), type: schema.title, schema };
}

function withoutParserMarks(value) {
  if (Array.isArray(value)) return value.map(withoutParserMarks);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('x-parser-'))
      .map(([key, member]) => [key, withoutParserMarks(member)]),
  );
}
