import { documents, exampleOf, type Parameter, type RestOperation } from './contract';

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

/** A value as one writes it in JavaScript. */
export function literal(value: unknown, indent = ''): string {
  if (typeof value === 'string')
    return `'${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const list = Array.isArray(value);
  const parts = list
    ? value.map((item) => literal(item, inner))
    : Object.entries(value).map(([name, item]) => `${keyOf(name)}: ${literal(item, inner)}`);
  if (parts.length === 0) return list ? '[]' : '{}';
  const line = list ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  if (line.length + indent.length <= 56 && !line.includes('\n')) return line;
  const [open, close] = list ? '[]' : '{}';
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}

function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
}

function addressOf(operation: RestOperation): string {
  const { path, query } = sampleRequest(operation);
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => String(path[name]));
  const search = new URLSearchParams(query as Record<string, string>);
  return `${origin}${filled}${search.size === 0 ? '' : `?${search.toString()}`}`;
}

function givesNothing({ responses }: RestOperation): boolean {
  return responses.every(
    ([status, { content }]) => !status.startsWith('2') || content === undefined,
  );
}
