import type { JsonObject } from '../generate/documents';

interface Message {
  name: string;
  title: string;
}

interface Operation {
  title: string;
  messages: { $ref: string }[];
}

interface AsyncApi {
  info: { description: string };
  operations: Record<string, Operation>;
  components: { messages: Record<string, Message> };
}

/**
 * The AsyncAPI document as the reference shows it. Redoc shows titles only, and a reader needs what
 * goes over the wire: each message and operation is titled by the name of its event or command.
 */
export function presentedAsyncApi(document: JsonObject): JsonObject {
  const presented = structuredClone(document) as unknown as AsyncApi;
  const { messages } = presented.components;
  for (const message of Object.values(messages)) message.title = message.name;
  for (const operation of Object.values(presented.operations)) {
    const keys = operation.messages.map(({ $ref }) => $ref.split('/').at(-1)!);
    operation.title = keys.map((key) => messages[key]!.name).join(', ');
  }
  presented.info.description +=
    '\n[All close codes](errors.html#close-codes), [all error codes](errors.html#codes).\n';
  return presented as unknown as JsonObject;
}

/** The OpenAPI document as the reference shows it: with a link to the error codes. */
export function presentedOpenApi(document: JsonObject): JsonObject {
  const info = document.info as { description: string };
  const description = `${info.description}\n[All error codes](errors.html#codes).\n`;
  return { ...document, info: { ...info, description } };
}
