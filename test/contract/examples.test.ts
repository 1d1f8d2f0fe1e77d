import asyncApiDocument from '../../generated/events/asyncapi.json';
import type { Problem } from '../../generated/schemas';
import { readDocuments } from '../../scripts/mock/documents';
import type { DeclaredMedia, DeclaredResponse } from '../../scripts/mock/rest-operations';
import { fits } from '../../scripts/mock/schema';
import { errorTable } from '../../generated/errors';

/** Each response of the OpenAPI document that has a body. */
const responses = Object.entries(readDocuments().openApi.paths).flatMap(([path, operations]) =>
  Object.entries(operations).flatMap(([method, { responses: declared = {} }]) =>
    Object.entries(declared).flatMap(([status, response]) =>
      Object.values(response.content ?? {}).map(
        (media) => [`${method.toUpperCase()} ${path} ${status}`, response, media] as const,
      ),
    ),
  ),
);
const problems = responses.filter(([, { content = {} }]) => 'application/problem+json' in content);

function valuesOf({ examples = {} }: DeclaredMedia): unknown[] {
  return Object.values(examples).map(({ value }) => value);
}

describe('the examples of the OpenAPI document', () => {
  it.each(responses)('of %s are there, and fit', (_name, _response, media) => {
    expect(valuesOf(media)).not.toEqual([]);
    for (const value of valuesOf(media))
      expect([value, fits(media.schema!, value)]).toEqual([value, true]);
  });

  it.each(problems)(
    'of %s show each of its codes, as the service answers it',
    (_name, response, media) => {
      const shown = valuesOf(media) as Problem[];
      expect(shown.map(({ code }) => code)).toEqual(Object.keys(media.examples!));
      expect(shown.map(({ code }) => code).sort()).toEqual(codesIn(response).sort());
      for (const { type, title, status, code, retryable } of shown) {
        const row = errorTable[code];
        expect({ type, title, status, retryable }).toEqual({
          type: `urn:messaging:error:${code}`,
          title: row.title,
          status: row.status,
          retryable: row.retryable,
        });
      }
    },
  );

  it('of a page begin with one that is the last', () => {
    const pages = responses.flatMap(([, , media]) => valuesOf(media).slice(0, 1)).filter(isPage);
    expect(pages).toHaveLength(11);
    for (const {
      nextCursor = null,
      hasOlder = false,
      hasNewer = false,
      hasMore = false,
    } of pages) {
      expect([nextCursor, hasOlder, hasNewer, hasMore]).toEqual([null, false, false, false]);
    }
  });

  it('never give two items of a page one identity', () => {
    for (const page of responses.flatMap(([, , media]) => valuesOf(media)).filter(isPage)) {
      const identities = page.items.map(
        ({ id, revision, version, emoji, userId }) =>
          id ?? revision ?? version ?? `${emoji} ${userId}`,
      );
      expect(new Set(identities).size).toBe(identities.length);
    }
  });
});

describe('the examples of `error` in the AsyncAPI document', () => {
  const { examples } = asyncApiDocument.components.messages.error;
  it.each(examples.map(({ payload }) => payload))('agree with the table: %j', (payload) => {
    const row = errorTable[payload.code as Problem['code']];
    expect(payload).toMatchObject({ message: row.detail, retryable: row.retryable });
  });
});

interface Page {
  items: { id?: string; revision?: number; version?: number; emoji?: string; userId?: string }[];
  nextCursor?: string | null;
  hasOlder?: boolean;
  hasNewer?: boolean;
  hasMore?: boolean;
}

function isPage(value: unknown): value is Page {
  return 'items' in (value as object);
}

/** The codes that a response's description names. */
function codesIn({ description = '' }: DeclaredResponse): string[] {
  return [...description.matchAll(/`(\w+)`/g)].flatMap(([, name = '']) =>
    name in errorTable ? [name] : [],
  );
}
