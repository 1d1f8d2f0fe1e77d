import type { OperationId } from '../../generated/http/operations';
import { type Converted, convertOperations, jsonBody, pathOf } from './convert';
import type { PostmanRequest, PostmanUrl, RequestItem } from './form';
import { type Operation, operations } from './operations';
import { testScript } from './test-script';

/** The requests of the collection, by operation. */
export type Requests = Record<OperationId, RequestItem>;

// The converter writes a cookie's security as a header of its name.
const sessionHeader = { key: 'Cookie', value: 'sAccessToken={{accessToken}}' };

// What a request is about comes from an earlier one, where the document's examples are invented.
const pathValues: Partial<Record<string, string>> = { chatId: '{{chatId}}' };
const queryValues: Partial<Record<string, string>> = { after: '0' };
const bodies: Partial<Record<OperationId, string>> = {
  createDevSession: '{\n  "userId": "{{userId}}"\n}',
  markRead: '{\n  "seq": {{seq}}\n}',
};

/** Makes a request that works as it is for each operation of the contract. */
export async function buildRequests(): Promise<Requests> {
  const converted = await convertOperations();
  const entries = operations.map((operation) => {
    const found = converted.find(
      (candidate) =>
        candidate.request.method === operation.method && pathOf(candidate) === operation.path,
    );
    if (found === undefined) throw new Error(`${operation.operationId} was not converted`);
    return [operation.operationId, requestItem(operation, found)] as const;
  });
  return Object.fromEntries(entries) as Requests;
}

function requestItem(operation: Operation, { name, request }: Converted): RequestItem {
  return {
    name,
    request: {
      method: request.method,
      ...(request.description && { description: request.description.content }),
      header: [...headersOf(request), ...(operation.secured ? [sessionHeader] : [])],
      url: urlOf(operation, request),
      ...bodyOf(operation, request),
    },
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: testScript(operation) } }],
    // The header alone says whose session it is, also after sessions of several users.
    protocolProfileBehavior: { disableCookies: true },
  };
}

function headersOf({ header }: Converted['request']): PostmanRequest['header'] {
  return header.map(({ key, value }) => ({ key, value }));
}

function urlOf(operation: Operation, { url }: Converted['request']): PostmanUrl {
  const describe = (text?: { content: string }) => text && { description: text.content };
  return {
    raw: `{{baseUrl}}/${url.path.join('/')}`,
    host: ['{{baseUrl}}'],
    path: url.path,
    // What is optional is there to be switched on: some exclude each other.
    query: url.query.map(({ key, value, description }) => ({
      key,
      value: queryValues[key] ?? value,
      ...describe(description),
      ...(operation.requiredQuery.includes(key) ? {} : { disabled: true }),
    })),
    variable: url.variable.map(({ key, value, description }) => ({
      key,
      value: pathValues[key] ?? value,
      ...describe(description),
    })),
  };
}

function bodyOf(
  { operationId }: Operation,
  { body }: Converted['request'],
): Pick<PostmanRequest, 'body'> {
  const raw = bodies[operationId] ?? body?.raw;
  return raw === undefined ? {} : { body: jsonBody(raw) };
}
