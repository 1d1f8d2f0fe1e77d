import type { ValidateFunction } from 'ajv/dist/2020';
import type { EventName } from '../../generated/events/gateway';
import asyncApiDocument from '../../generated/events/asyncapi.json';
import { assertFits, validatorAt } from './contract';

const { operations, components } = asyncApiDocument;

/** The names that messages have on the wire, by their key in the document. */
const wireNames: Record<string, string> = Object.fromEntries(
  Object.entries(components.messages).map(([key, message]) => [key, message.name]),
);

const validators = new Map<string, ValidateFunction>(
  Object.values(operations)
    .flatMap(sentMessages)
    .map((key) => [wireNames[key]!, validatorOf(key)]),
);

/** Throws unless the document says that the service sends this. */
export function assertEvent(name: string, data: unknown): asserts name is EventName {
  const validate = validators.get(name);
  if (validate === undefined) throw new Error(`The contract has no event "${name}"`);
  assertFits(validate, data, `The event ${name}`);
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

function validatorOf(messageKey: string): ValidateFunction {
  return validatorAt('asyncapi', ['components', 'messages', messageKey, 'payload']);
}
