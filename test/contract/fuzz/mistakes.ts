import fc, { type Arbitrary } from 'fast-check';
import type { ErrorCode } from '../../../generated/schemas';
import type { ApiRequest } from '../../support/api-client';
import { BrokenValues } from './broken';
import { isWritable, type Operation, type Parts, validRequests } from './operations';
import { type Known, ValidValues } from './valid';

/** A request with one mistake, and how the document says that it is refused. */
export interface Mistake {
  request: ApiRequest;
  /** Instead of the operation's own. */
  method?: string;
  status: number;
  code: ErrorCode;
}

const invalid = { status: 400, code: 'INVALID_REQUEST' } as const;
// A pair counts as one character, which is no surrogate.
const loneSurrogate = /\p{Surrogate}/u;
const json = { 'content-type': 'application/json' };
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Requests of an operation that are right but for one rule. */
export function mistakesOf(
  operation: Operation,
  allowed: string[],
  known: Known,
): Arbitrary<Mistake> {
  const valid = validRequests(operation, known);
  const broken = new BrokenValues(new ValidValues('openapi', known));
  const kinds = [
    valid.chain((parts) => brokenQuery(operation, broken, parts)),
    ...(hasMembers(operation.params)
      ? [valid.chain((parts) => brokenParams(operation, broken, parts))]
      : []),
    ...(operation.body === undefined ? [] : bodyMistakes(operation.body, broken, valid)),
    ...(operation.secured ? [valid.map(withoutSession)] : []),
    wrongMethod(valid, allowed),
  ];
  return fc.oneof(...kinds);
}

/** A request as a client sends it. */
export function written({ params, query, body }: Parts): ApiRequest {
  const text = Object.entries(params).map(([name, value]) => [name, String(value)]);
  return { params: Object.fromEntries(text) as Record<string, string>, query, body };
}

function brokenParams({ params }: Operation, broken: BrokenValues, parts: Parts) {
  const names = Object.keys(params.properties!);
  return fc
    .constantFrom(...names)
    .chain((name) =>
      broken
        .of(params.properties![name]!)
        .filter((value): value is string => typeof value === 'string' && isPathSegment(value))
        .map((value) => ({ ...parts, params: { ...parts.params, [name]: value } })),
    )
    .map((each): Mistake => ({ request: written(each), ...invalid }));
}

/** An empty segment makes another path, and a lone surrogate cannot be written in one. */
function isPathSegment(value: string): boolean {
  return value !== '' && !loneSurrogate.test(value) && isWritable({ value });
}

function brokenQuery({ query }: Operation, broken: BrokenValues, parts: Parts) {
  return broken
    .object(query)
    .filter((value) => Object.entries(value).every(([name, each]) => isQueryText(name, each)))
    .map((value): Mistake => ({ request: written({ ...parts, query: value }), ...invalid }));
}

/** As text, `["x"]` and `x` are the same, and a number is a good text. */
function isQueryText(name: string, value: unknown): boolean {
  if (typeof value === 'number') return name !== 'cursor';
  return typeof value === 'string' && !loneSurrogate.test(value);
}

function bodyMistakes(body: object, broken: BrokenValues, valid: Arbitrary<Parts>) {
  const request = valid.map(written);
  const text = request.map((each) => ({ ...each, rawBody: JSON.stringify(each.body) }));
  const cut = (rawBody: string, length: number) => rawBody.slice(0, length % rawBody.length);
  return [
    fc
      .tuple(request, broken.of(body))
      .map(([each, value]): Mistake => ({ request: { ...each, body: value }, ...invalid })),
    fc.tuple(text, fc.nat()).map(([each, length]): Mistake => ({
      request: { ...each, rawBody: `{${cut(each.rawBody, length)}`, headers: json },
      status: 400,
      code: 'INVALID_JSON',
    })),
    text.map(otherMediaType),
    text.map(tooLarge),
    request.map(foreign),
  ];
}

function otherMediaType(request: ApiRequest): Mistake {
  const headers = { 'content-type': 'text/plain' };
  return { request: { ...request, headers }, status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' };
}

function tooLarge(request: ApiRequest): Mistake {
  const rawBody = `${request.rawBody as string}${' '.repeat(256 * 1024)}`;
  const large = { ...request, rawBody, headers: json };
  return { request: large, status: 413, code: 'PAYLOAD_TOO_LARGE' };
}

function foreign(request: ApiRequest): Mistake {
  const headers = { origin: 'https://foreign.example' };
  return { request: { ...request, headers }, status: 403, code: 'ORIGIN_NOT_ALLOWED' };
}

function withoutSession(parts: Parts): Mistake {
  const request = { ...written(parts), headers: { cookie: '' } };
  return { request, status: 401, code: 'SESSION_REQUIRED' };
}

function wrongMethod(valid: Arbitrary<Parts>, allowed: string[]): Arbitrary<Mistake> {
  const others = methods.filter((method) => !allowed.includes(method));
  return fc.tuple(valid, fc.constantFrom(...others)).map(([parts, method]): Mistake => ({
    request: { ...written(parts), body: undefined },
    method,
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
  }));
}

function hasMembers({ properties = {} }: { properties?: object }): boolean {
  return Object.keys(properties).length > 0;
}
