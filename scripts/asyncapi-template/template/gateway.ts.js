import { File } from '@asyncapi/generator-react-sdk';
import { commandsOf, eventsOf } from '../lib/contract.js';
import { banner, member, validatorName } from '../lib/text.js';

const lines = (items, line) => items.map(line).join('\n');

/** The skeleton that command handlers plug into, and the tables of what comes in and goes out. */
export default function ({ asyncapi }) {
  const commands = commandsOf(asyncapi);
  const events = eventsOf(asyncapi);
  return (
    <File name="gateway.ts">
      {`${banner}import type { ErrorObject } from 'ajv';
import type * as Payloads from './payloads';
import commandValidators = require('./command-validators.js');
import eventValidators = require('./event-validators.js');

/** A validator that was compiled ahead; after a refusal, \`errors\` says why. */
export interface Validator<Payload> {
  (data: unknown): data is Payload;
  errors?: ErrorObject[] | null;
}

/** What a client may send, by name. */
export interface CommandPayloads {
${lines(commands, ({ name, type, summary }) => member(name, `Payloads.${type}`, summary))}
}

/** What the service sends, by name: replies and events. */
export interface EventPayloads {
${lines(events, ({ name, type, summary }) => member(name, `Payloads.${type}`, summary))}
}

/** The reply to each command when it succeeds. When it fails, the reply is \`error\`. */
export interface CommandReplies {
${lines(commands, ({ name, reply }) => `  '${name}': '${reply}';`)}
}

export type CommandName = keyof CommandPayloads;
export type EventName = keyof EventPayloads;

/** An event as handlers give it: its name and the payload that belongs to this name. */
export type OutgoingEvent<Name extends EventName = EventName> = {
  [E in Name]: { event: E; data: EventPayloads[E] };
}[Name];

/** One function for each command. It gives the reply without \`ref\`, which the gateway adds. */
export type CommandHandlers<Connection> = {
  [C in CommandName]: (
    connection: Connection,
    data: CommandPayloads[C],
  ) => Promise<OutgoingEvent<CommandReplies[C]>>;
};

export const validateFrame = commandValidators.frame as unknown as Validator<Payloads.Frame>;

export const validateHandshake =
  commandValidators.handshake as unknown as Validator<Payloads.Handshake>;

export const commandValidatorTable: { [C in CommandName]: Validator<CommandPayloads[C]> } = {
${lines(commands, ({ name, type }) => `  '${name}': commandValidators.${validatorName(name)} as unknown as Validator<Payloads.${type}>,`)}
};

export const eventValidatorTable: { [E in EventName]: Validator<EventPayloads[E]> } = {
${lines(events, ({ name, type }) => `  '${name}': eventValidators.${validatorName(name)} as unknown as Validator<Payloads.${type}>,`)}
};

/** Whether the contract declares a command of this name. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandValidatorTable, name);
}

/** Calls the handler of a command. \`data\` has passed the command's validator before. */
export function dispatchCommand<Connection>(
  handlers: CommandHandlers<Connection>,
  connection: Connection,
  name: CommandName,
  data: CommandPayloads[CommandName],
): Promise<OutgoingEvent<CommandReplies[CommandName]>> {
  switch (name) {
${lines(commands, ({ name, type }) => `    case '${name}':\n      return handlers['${name}'](connection, data as Payloads.${type});`)}
  }
}
`}
    </File>
  );
}
