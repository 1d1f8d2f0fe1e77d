import { documents, exampleOf, type Parameter, type RestOperation } from './contract';
import { literal, pythonIndent, pythonLiteral } from './literals';

const origin = 'http://localhost:4000';

/** A request as the samples make it. */
export interface SampleRequest {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
}

/** The request of an operation: what it must have, and how long a page is where it may say so. */
export function sampleRequest({ parameters, body }: RestOperation): SampleRequest {
  const valuesIn = (place: Parameter['in']) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place)
        .filter(({ required, name }) => required || name === 'limit')
        .map((parameter) => [parameter.name, exampleOf(documents.openApi, parameter)]),
    );
  return {
    path: valuesIn('path'),
    query: valuesIn('query'),
    body: body && exampleOf(documents.openApi, body),
  };
}

/** The operation with curl; the cookies are those that the first steps put into a file. */
export function curlSample(operation: RestOperation): string {
  const { body } = sampleRequest(operation);
  const isSignIn = operation.operationId === 'createDevSession';
  const cookies = isSignIn ? '-c alice.cookies ' : '-b alice.cookies ';
  const plainMethod = body === undefined ? 'GET' : 'POST';
  return [
    `curl ${operation.isPublic && !isSignIn ? '' : cookies}'${addressOf(operation)}'`,
    ...(operation.method === plainMethod ? [] : [`-X ${operation.method}`]),
    ...(body === undefined ? [] : [`-H 'Content-Type: application/json'`]),
    ...(body === undefined ? [] : [`-d '${JSON.stringify(body).replace(/'/g, "'\\''")}'`]),
  ].join(' \\\n  ');
}

/** The operation with fetch, as a page of an allowed origin does it. */
export function fetchSample(operation: RestOperation): string {
  const { body } = sampleRequest(operation);
  const lines = [
    ...(operation.method === 'GET' ? [] : [`  method: '${operation.method}',`]),
    ...(operation.isPublic && operation.method === 'GET' ? [] : [`  credentials: 'include',`]),
    ...(body === undefined ? [] : [`  headers: { 'Content-Type': 'application/json' },`]),
    ...(body === undefined ? [] : [`  body: JSON.stringify(${literal(body, '  ')}),`]),
  ];
  const options = lines.length === 0 ? '' : `, {\n${lines.join('\n')}\n}`;
  return [
    `const response = await fetch('${addressOf(operation)}'${options});`,
    ...(givesNothing(operation) ? [] : ['const answer = await response.json();']),
    givesNothing(operation)
      ? 'if (!response.ok) throw new Error((await response.json()).code);'
      : 'if (!response.ok) throw new Error(answer.code);',
  ].join('\n');
}

/** The operation with the typed client. */
export function clientSample(operation: RestOperation): string {
  const request = sampleRequest(operation);
  const members = Object.entries(request).filter(
    ([, value]) => value !== undefined && Object.keys(value as object).length > 0,
  );
  const argument = members.length === 0 ? '' : literal(Object.fromEntries(members));
  const call = `await client.rest.${operation.operationId}(${argument});`;
  return givesNothing(operation) ? call : `const answer = ${call}`;
}

/** The operation with Python, which needs nothing but its own library. */
export function pythonSample(operation: RestOperation): string {
  const { body } = sampleRequest(operation);
  const hasAnswer = !givesNothing(operation);
  const headers = {
    ...(operation.isPublic ? {} : { Cookie: 'sAccessToken=your_session' }),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
  const lines = [
    ...(operation.method === 'GET' ? [] : [`method="${operation.method}"`]),
    ...(Object.keys(headers).length === 0
      ? []
      : [`headers=${pythonLiteral(headers, pythonIndent)}`]),
    ...(body === undefined
      ? []
      : [`data=json.dumps(${pythonLiteral(body, pythonIndent)}).encode()`]),
  ];
  const parts = [`"${addressOf(operation)}"`, ...lines].map((part) => `${pythonIndent}${part},\n`);
  return `import ${hasAnswer || body !== undefined ? 'json, ' : ''}urllib.request

request = urllib.request.Request(
${parts.join('')})
with urllib.request.urlopen(request) as response:
    ${hasAnswer ? 'answer = json.load(response)' : 'print(response.status)'}`;
}

function addressOf(operation: RestOperation): string {
  const { path, query } = sampleRequest(operation);
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(path[name])),
  );
  const search = new URLSearchParams(query as Record<string, string>);
  return `${origin}${filled}${search.size === 0 ? '' : `?${search.toString()}`}`;
}

function givesNothing({ responses }: RestOperation): boolean {
  return responses.every(
    ([status, { content }]) => !status.startsWith('2') || content === undefined,
  );
}
