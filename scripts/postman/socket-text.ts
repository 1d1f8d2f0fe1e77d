import asyncApiDocument from '../../generated/events/asyncapi.json';
import { resolve } from './operations';

type Operations = (typeof asyncApiDocument)['operations'];
type Receive = { [Id in keyof Operations]: Operations[Id] extends { reply: object } ? Id : never };

/** The operation of a command, and of an event. */
export type CommandId = Receive[keyof Operations];
export type EventId = Exclude<keyof Operations, CommandId>;

interface Message {
  name: string;
  examples: { payload: object }[];
}

/** What to send for a command, and what comes back, as in the AsyncAPI document's examples. */
export function commandText(operationId: CommandId): string {
  const { description, messages, reply } = asyncApiDocument.operations[operationId];
  return [
    description,
    `Send:\n\n${frameOf(messages[0]!)}`,
    `What comes back:\n\n${frameOf(reply.messages[0]!)}`,
  ].join('\n\n');
}

/** What arrives for an event. */
export function eventText(operationId: EventId): string {
  const { title, summary, messages } = asyncApiDocument.operations[operationId];
  return `**${title}.** ${summary}\n\n${frameOf(messages[0]!)}`;
}

function frameOf(reference: object): string {
  const { name, examples } = resolve<Message>(asyncApiDocument, reference);
  const frame = { event: name, data: examples[0]!.payload };
  return '```json\n' + JSON.stringify(frame, null, 2) + '\n```';
}
