import type { DocsPlaces } from '../../../scripts/docs/places';

// Written into the page when it is built: the contract's documents would be fifty times its size.
declare const DOCS_PLACES: DocsPlaces;

export const { commands, replies, events, closeCodes } = DOCS_PLACES;

type Operation = DocsPlaces['operations'][number];

const operations = DOCS_PLACES.operations.map((operation) => ({
  ...operation,
  pattern: new RegExp(`${operation.path.replace(/{\w+}/g, '[^/]+')}$`),
}));

/** The operation that a request is. A proxy may have put something before its path. */
export function operationOf(method: string, path: string): Operation | undefined {
  return operations.find((each) => each.method === method && each.pattern.test(path));
}

/** Where the errors page says what a code means. */
export function errorPlace(code: string): string {
  return `errors.html#${code}`;
}
