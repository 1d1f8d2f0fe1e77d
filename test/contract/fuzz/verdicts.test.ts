import fc, { type Arbitrary } from 'fast-check';
import { mistakesOf, written } from './mistakes';
import { type Operation, operations, validRequests } from './operations';
import { BothChecks, type WireRequest } from './verdicts';
import type { ApiRequest } from '../../support/api-client';

// One seed, so that a run says the same as the one before; the number means nothing.
const runs = { seed: 20_260_131, numRuns: 400 };

const json = 'application/json';
const mediaTypes = fc.constantFrom(
  ...[json, `${json}; charset=utf-8`, `${json};charset="UTF-8"`, 'Application/JSON', `${json};`],
  ...[
    `${json}; charset=utf-16`,
    `${json}; q=1`,
    `${json}; charset=`,
    ` ${json}`,
    `${json}, ${json}`,
  ],
  ...['text/json', 'application/*', '*/*', 'application/problem+json', 'text/plain', ''],
);
const encodings = fc.constantFrom('identity', 'gzip', 'Identity', 'zip');

/** Values of a query as clients, and scanners, write them. */
const odd = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '1',
    '50',
    '100',
    '101',
    '-1',
    '-0',
    '007',
    '+5',
    ' 5',
    '5 ',
    '1e1',
    '0x5',
  ),
  fc.constantFrom('2147483647', '2147483648', '1.0', '٣', 'NaN', 'null', 'true', '[]', 'a,b', '%'),
  fc.constantFrom('3f9a1c5be07d2846', 'WzE3Njk4', 'a'.repeat(64), 'a'.repeat(65), 'a'.repeat(257)),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const names = fc.constantFrom(
  ...['limit', 'limit', 'after', 'after', 'before', 'epoch', 'cursor', 'Limit', 'limit[]', 'x'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'after[$gt]', ''],
);
const asItIs = (text: string) => text;
const encoders: ((text: string) => string)[] = [
  asItIs,
  (text) => encodeURIComponent(Buffer.from(text).toString()),
  (text) => Buffer.from(text).reduce((all, byte) => `${all}%${hex(byte)}`, ''),
];
const encoded = (text: Arbitrary<string>) =>
  fc.tuple(text, fc.constantFrom(...encoders)).map(([each, encode]) => asTarget(encode(each)));
const pairs = fc.tuple(encoded(names), fc.constantFrom('=', '=', '=', ''), encoded(odd));
const queries = fc
  .tuple(fc.array(pairs, { maxLength: 3 }), fc.constantFrom('&', '&', '&', '&&', ';'))
  .map(([each, separator]) => each.map((pair) => pair.join('')).join(separator));

describe('the generated checks and the document', () => {
  const checks = new BothChecks();

  it.each(operations)('have the same verdict on requests for $operationId', async (operation) => {
    const seen = { accepted: 0, refused: 0 };
    const agree = fc.asyncProperty(requestsFor(operation), async (request) => {
      const verdicts = await checks.ask(request);
      if (verdicts === undefined) return;
      expect(verdicts.generated).toBe(verdicts.document);
      seen[verdicts.generated ? 'accepted' : 'refused'] += 1;
    });
    await fc.assert(agree, runs);
    // Or there would be nothing to agree on.
    expect(seen.accepted).toBeGreaterThan(runs.numRuns / 20);
    expect(seen.refused).toBeGreaterThan(runs.numRuns / 20);
  });
});

/** Requests that fit, are wrong in one place, or are odd in their query, path, body or headers. */
function requestsFor(operation: Operation): Arbitrary<WireRequest> {
  const valid = validRequests(operation, {}).map(written);
  const mistaken = mistakesOf(operation, [operation.method], {}).map(({ request }) => request);
  const wire = fc
    .oneof(valid, mistaken)
    .chain((request) =>
      fc.constantFrom(...encoders).map((encode) => onWire(operation, request, encode)),
    );
  const oddQuery = fc
    .tuple(wire, queries)
    .map(([request, query]) => ({ ...request, url: `${request.url.split('?')[0]}?${query}` }));
  const oddPath = fc
    .tuple(valid, encoded(fc.oneof(odd, fc.constantFrom('.', '..', 'a;b', 'a%2Fb', '%zz'))))
    .map(([request, value]) => {
      const params = Object.fromEntries(Object.keys(request.params!).map((name) => [name, value]));
      return onWire(operation, { ...request, params }, asItIs);
    });
  const oddBody = fc
    .tuple(wire, fc.oneof(fc.json(), fc.string({ unit: 'binary' })))
    .map(([request, body]) => ({ ...request, body }));
  const oddHeaders = fc
    .tuple(wire, mediaTypes, fc.option(encodings, { nil: undefined }))
    .map(([request, type, encoding]) => ({
      ...request,
      headers: {
        ...request.headers,
        'content-type': type,
        ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
      },
    }));
  const others = [...oddParameters(operation, valid), oddQuery, oddPath, oddBody, oddHeaders];
  return fc.oneof({ arbitrary: wire, weight: 3 }, ...others);
}

/** Requests that fit but for one parameter of the query, which may be at its bounds or odd. */
function oddParameters(operation: Operation, valid: Arbitrary<ApiRequest>) {
  return Object.entries(operation.query.properties!).map(([name, { minimum = 0, maximum = 0 }]) => {
    const bounds = [minimum - 1, minimum, maximum, maximum + 1].map(String);
    return fc
      .tuple(valid, fc.oneof(fc.constantFrom(...bounds), odd))
      .map(([request, value]) =>
        onWire(operation, { ...request, query: { ...request.query, [name]: value } }, asItIs),
      );
  });
}

function onWire(
  { method, path }: Operation,
  { params = {}, query = {}, body, rawBody }: ApiRequest,
  encode: (text: string) => string,
): WireRequest {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => asTarget(encode(params[name]!)));
  const search = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(Buffer.from(String(value)).toString())}`,
  );
  return {
    ...{ method, url: search.length === 0 ? filled : `${filled}?${search.join('&')}` },
    headers: { 'content-type': json },
    body: rawBody ?? JSON.stringify(body) ?? '',
  };
}

/** What a target may consist of; what else a client would write, Node refuses to read. */
function asTarget(text: string): string {
  return text.replace(/[^!-~]|[#]/g, '');
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
