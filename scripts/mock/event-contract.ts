import type { AsyncApiDocument, DeclaredMessage, DeclaredOperation } from './asyncapi-document';
import { Message } from './message';
import type { Schema } from './schema';

/** A command, and what answers it when it fits. */
export interface Command {
  message: Message;
  reply: Message;
}

/** An AsyncAPI document as the mock uses it. It has one channel. */
export interface EventContract {
  /** The path of the WebSocket, and the namespace of Socket.IO. */
  address: string;
  /** What the query of the handshake must fit. */
  handshake: Schema;
  /** What a frame of the raw WebSocket must fit, before the command is looked at. */
  frame: Schema;
  /** How a connection ends whose handshake is refused. */
  refusalCode: number;
  commands: Map<string, Command>;
  /** What the service sends of its own accord. */
  events: Map<string, Message>;
  /** What answers every command that does not fit. */
  refusal: Message;
}

// RFC 6455: the endpoint received a message that violates its policy.
const policyViolation = 1008;

/** Reads the channel, the commands and the events of a document. */
export function readEventContract(document: AsyncApiDocument): EventContract {
  const { channels, operations, components } = document;
  const channel = Object.values(channels)[0]!;
  const all = Object.values(operations);
  const received = all.filter(({ action }) => action === 'receive');
  const sent = all.filter(({ action }) => action === 'send');
  const refusal = refusalOf(received);
  const badHandshake = channel['x-close-codes']?.find(({ name }) => name === 'BAD_HANDSHAKE');
  return {
    address: channel.address,
    handshake: channel.bindings?.ws?.query ?? {},
    frame: components?.schemas?.Frame ?? {},
    refusalCode: badHandshake?.code ?? policyViolation,
    commands: byName(received.flatMap((operation) => commandsOf(operation, refusal.name))),
    events: new Map(
      sent.flatMap(({ messages }) => messages).map((one) => [one.name, new Message(one)]),
    ),
    refusal: new Message(refusal),
  };
}

/** The last of the replies that all commands have in common. */
function refusalOf(received: DeclaredOperation[]): DeclaredMessage {
  const [first = [], ...others] = received.map(({ reply }) => reply?.messages ?? []);
  const common = first.filter(({ name }) =>
    others.every((replies) => replies.some((reply) => reply.name === name)),
  );
  const refusal = common.at(-1);
  if (refusal === undefined) throw new Error('The commands have no reply in common for errors.');
  return refusal;
}

function commandsOf({ messages, reply }: DeclaredOperation, refusal: string): Command[] {
  const success = reply?.messages.find(({ name }) => name !== refusal);
  if (success === undefined) throw new Error(`${messages[0]?.name} has no reply but ${refusal}.`);
  return messages.map((one) => ({ message: new Message(one), reply: new Message(success) }));
}

function byName(commands: Command[]): Map<string, Command> {
  return new Map(commands.map((command) => [command.message.name, command]));
}
