import fc, { type Arbitrary } from 'fast-check';
import asyncApiDocument from '../../../generated/events/asyncapi.json';
import type { ErrorCode } from '../../../generated/schemas';
import { BrokenValues } from './broken';
import { resolve, type Schema } from './schemas';
import type { ValidValues } from './valid';

interface Message {
  name: string;
  payload: Schema;
}

interface Described {
  action: string;
  messages: { $ref: string }[];
  reply?: { messages: { $ref: string }[] };
}

/** A command of the AsyncAPI document. */
export interface Command {
  name: string;
  payload: Schema;
  /** The names of what may answer it. */
  replies: string[];
}

/** A command as a client sends it on either transport. */
export interface SentCommand {
  name: string;
  data: Record<string, unknown>;
}

/** Something that is refused, and with which code. */
export interface Refused<Sent> {
  sent: Sent;
  code: ErrorCode;
}

/** Every command of the document. */
export const commands: Command[] = Object.values<Described>(asyncApiDocument.operations)
  .filter(({ action }) => action === 'receive')
  .map(({ messages, reply }) => ({
    ...messageAt(messages[0]!),
    replies: reply!.messages.map((reference) => messageAt(reference).name),
  }));

const frameSchema = asyncApiDocument.components.schemas.Frame;
const { ref: refSchema, event: eventSchema } = frameSchema.properties;
const names = commands.map(({ name }) => name);

/** Commands that fit the document. */
export function validCommands({ name, payload }: Command, valid: ValidValues) {
  return valid.object(payload).map((data): SentCommand => ({ name, data }));
}

/** The command as a frame of the raw WebSocket, with or without a `ref` beside `data`. */
export function framesOf(command: Arbitrary<SentCommand>, valid: ValidValues) {
  const ref = fc.option(valid.of(refSchema), { nil: undefined });
  return fc
    .tuple(command, ref)
    .map(([{ name, data }, outer]) => ({ event: name, data, ref: outer }));
}

/** Commands whose payload breaks one rule, or whose name no one knows. */
export function refusedCommands(valid: ValidValues): Arbitrary<Refused<SentCommand>> {
  const broken = new BrokenValues(valid);
  const unfit = commands.map(({ name, payload }) =>
    broken.object(resolve<Schema>('asyncapi', payload)).map((data) => ({ name, data })),
  );
  return fc.oneof(
    refusedWith('INVALID_REQUEST', fc.oneof(...unfit)),
    refusedWith('UNKNOWN_COMMAND', fc.record({ name: unknownNames(valid), data: fc.constant({}) })),
  );
}

/** Texts that are no frame, or a frame with one mistake. */
export function refusedFrames(valid: ValidValues): Arbitrary<Refused<string>> {
  const broken = new BrokenValues(valid);
  const text = (frame: unknown) => JSON.stringify(frame);
  const command = fc.oneof(...commands.map((each) => validCommands(each, valid)));
  const cut = fc
    .tuple(framesOf(command, valid).map(text), fc.nat())
    .map(([frame, length]) => frame.slice(0, length % frame.length));
  return fc.oneof(
    refusedWith('INVALID_FRAME', cut),
    refusedWith('INVALID_FRAME', broken.of(frameSchema as Schema).map(text)),
    refusedCommands(valid).map(({ sent: { name, data }, code }) => ({
      sent: text({ event: name, data }),
      code,
    })),
  );
}

function refusedWith<Sent>(code: ErrorCode, sent: Arbitrary<Sent>): Arbitrary<Refused<Sent>> {
  return sent.map((each) => ({ sent: each, code }));
}

function unknownNames(valid: ValidValues): Arbitrary<string> {
  return valid
    .of(eventSchema as Schema)
    .filter((name) => !names.includes(name as string)) as Arbitrary<string>;
}

function messageAt(reference: { $ref: string }): Message {
  const { name, payload } = resolve<Message>('asyncapi', reference);
  return { name, payload: resolve('asyncapi', payload) };
}
