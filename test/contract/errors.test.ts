import asyncApiDocument from '../../generated/events/asyncapi.json';
import openApiDocument from '../../generated/http/openapi.json';
import type { ErrorCode } from '../../generated/schemas';
import { errorTable } from '../../generated/errors';
import { resolvePointer } from '../support/contract';

const codes = openApiDocument.components.schemas.ErrorCode.enum as ErrorCode[];
const closeCodes = asyncApiDocument.channels.messaging['x-close-codes'];
const descriptions = [openApiDocument, asyncApiDocument].flatMap(descriptionsIn);
const answers = errorAnswers();

describe('the error codes', () => {
  it('are the same in the contract and in the table', () => {
    expect(Object.keys(errorTable).sort()).toEqual([...codes].sort());
  });

  it('are each explained somewhere in the documents', () => {
    expect(new Set(descriptions.flatMap(codesIn))).toEqual(new Set(codes));
  });

  it.each(answers)(
    'named for $operation $status have this status in the table',
    ({ status, description }) => {
      const statuses = codesIn(description).map((code) => errorTable[code].status);
      expect(new Set(statuses)).toEqual(new Set([status]));
    },
  );

  it('name a close code of the contract where they end a connection', () => {
    const used = Object.values(errorTable).flatMap(({ closeCode }) => closeCode ?? []);
    expect(used).not.toEqual([]);
    const declared = closeCodes.map(({ code, name, reconnect }) => ({ code, name, reconnect }));
    for (const closeCode of used) expect(declared).toContainEqual(closeCode);
  });

  it('are said to end a handshake with the close code that the table gives', () => {
    const { description } = asyncApiDocument.operations.sendError;
    const handshake = description.slice(description.indexOf('A handshake'));
    for (const clause of handshake.split(';')) {
      const declared = /\b4\d\d\d\b/.exec(clause)?.[0];
      const given = codesIn(clause).map((code) => errorTable[code].closeCode?.code.toString());
      expect(new Set(given)).toEqual(new Set([declared]));
    }
  });
});

/** The codes that a text names. Other words in capitals are not codes but must not look like it. */
function codesIn(text: string): ErrorCode[] {
  const named = [...text.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, code]) => code as ErrorCode);
  return named.filter((code) => Object.hasOwn(errorTable, code) || code.includes('_'));
}

function descriptionsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'description' && typeof member === 'string' ? [member] : descriptionsIn(member),
  );
}

/** Every problem that an operation of the OpenAPI document declares. */
function errorAnswers(): { operation: string; status: number; description: string }[] {
  return Object.entries(openApiDocument.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, { responses?: object }>).flatMap(
      ([method, { responses = {} }]) =>
        Object.keys(responses).flatMap((status) => {
          const place = ['paths', path, method, 'responses', status];
          const { description, content = {} } = responseAt(resolvePointer(openApiDocument, place));
          if (!('application/problem+json' in content)) return [];
          return [{ operation: `${method} ${path}`, status: Number(status), description }];
        }),
    ),
  );
}

function responseAt(pointer: string[]): { description: string; content?: object } {
  return pointer.reduce<unknown>(
    (node, key) => (node as Record<string, unknown>)[key],
    openApiDocument,
  ) as { description: string; content?: object };
}
