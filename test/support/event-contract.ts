import type { EventName } from '../../generated/events/gateway';
import asyncApiDocument from '../../generated/events/asyncapi.json';
import { assertFits, validatorAt } from './contract';

const { operations, components } = asyncApiDocument;

/** The names that messages have on the wire, by their key in the document. */
const wireNames: Record<string, string> = Object.fromEntries(
  Object.entries(components.messages).map(([key, message]) => [key, message.name]),
);

/** The keys of the messages that the service sends, by their names on the wire. */
const sentKeys = new Map(
  Object.values(operations)
    .flatMap(sentMessages)
    .map((key) => [wireNames[key]!, key]),
);

/** Throws unless the document says that the service sends this. */
export function assertEvent(name: string, data: unknown): asserts name is EventName {
  const key = sentKeys.get(name);
  if (key === undefined) throw new Error(`The contract has no event "${name}"`);
  const payload = ['components', 'messages', key, 'payload'];
  assertFits(validatorAt('asyncapi', payload), data, `The event ${name}`);
}

/** What the service sends in an operation: the reply to a command, or an event. */
function sentMessages(operation: {
  action: string;
  messages: { $ref: string }[];
  reply?: { messages: { $ref: string }[] };
}): string[] {
  const messages = operation.action === 'send' ? operation.messages : operation.reply!.messages;
  return messages.map(({ $ref }) => $ref.split('/').at(-1)!);
}
