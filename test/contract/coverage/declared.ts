import asyncApiDocument from '../../../generated/events/asyncapi.json';
import { operationRoutes } from '../../../generated/http/operations';
import openApiDocument from '../../../generated/http/openapi.json';

/** One thing that the documents say the service does, in a line of its own. */
export type Declared = string;

/** A part of the table: what the documents declare of one kind. */
export interface Section {
  title: string;
  declared: Declared[];
}

const { operations, channels, components } = asyncApiDocument;
const paths = openApiDocument.paths as unknown as Record<
  string,
  Record<string, { responses: object }>
>;

/** An answer of an operation. */
export const answerOf = (operationId: string, status: number | string): Declared =>
  `${operationId} ${status}`;

/** A message that the service sends in an operation of the AsyncAPI document. */
export const messageOf = (operation: string, message: string): Declared =>
  `${operation}: ${message}`;

export const closeCodeOf = (code: number): Declared => `close code ${code}`;

export const errorCodeOf = (code: string): Declared => `error code ${code}`;

/** All that the two documents declare. */
export const sections: Section[] = [
  {
    title: 'REST: operation × status',
    declared: operationRoutes.flatMap(({ operationId, path, method }) =>
      Object.keys(paths[path]![method.toLowerCase()]!.responses).map((status) =>
        answerOf(operationId, status),
      ),
    ),
  },
  {
    title: 'WebSocket: operation × reply or event',
    declared: Object.entries(operations).flatMap(([operation, { messages, ...rest }]) =>
      ('reply' in rest ? rest.reply.messages : messages).map((message) =>
        messageOf(operation, wireNameOf(message.$ref)),
      ),
    ),
  },
  {
    title: 'WebSocket: close codes',
    declared: channels.messaging['x-close-codes'].map(({ code }) => closeCodeOf(code)),
  },
  {
    title: 'Error codes, over REST or WebSocket',
    declared: openApiDocument.components.schemas.ErrorCode.enum.map(errorCodeOf),
  },
];

/** The operation in which an event comes: a command's, when it is the reply to one. */
export function operationOf(event: string, command: string | undefined): string | undefined {
  const isNamed = ({ $ref }: Reference) => wireNameOf($ref) === event;
  return (
    findOperation(({ messages }) => messages.some(({ $ref }) => wireNameOf($ref) === command)) ??
    findOperation(({ action, messages }) => action === 'send' && messages.some(isNamed)) ??
    findOperation(({ reply }) => reply?.messages.some(isNamed) === true)
  );
}

interface Reference {
  $ref: string;
}

interface Operation {
  action: string;
  messages: Reference[];
  reply?: { messages: Reference[] };
}

function findOperation(matches: (operation: Operation) => boolean): string | undefined {
  return Object.entries<Operation>(operations).find(([, operation]) => matches(operation))?.[0];
}

function wireNameOf(reference: string): string {
  const key = reference.split('/').at(-1) as keyof typeof components.messages;
  return components.messages[key].name;
}
