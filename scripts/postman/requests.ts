import type { OperationId } from '../../generated/http/operations';
import { type Converted, convertOperations, jsonBody, pathOf } from './convert';
import { exampleResponses } from './examples';
import type { PostmanRequest, PostmanUrl, RequestItem } from './form';
import { type Operation, operations } from './operations';
import { testScript } from './test-script';

/** The requests of the collection, by operation. */
export type Requests = Record<OperationId, RequestItem>;

// What a request is about comes from an earlier one, where the document's examples are invented.
// Whoever the user is, the guest is someone else.
const guest = '{{userId}}-guest';
const pathValues: Partial<Record<string, string>> = {
  chatId: '{{chatId}}',
  messageId: '{{messageId}}',
  userId: guest,
};
const queryValues: Partial<Record<string, string>> = {
  after: '0',
  around: '{{messageId}}',
};
const bodies: Partial<Record<OperationId, string>> = {
  createDevSession: '{\n  "userId": "{{userId}}"\n}',
  addParticipants: `{\n  "participants": ["${guest}"]\n}`,
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
  const made: PostmanRequest = {
    method: request.method,
    ...(operation.secured ? {} : { auth: { type: 'noauth' } }),
    ...(request.description && { description: request.description.content }),
    header: headersOf(request),
    url: urlOf(operation, request),
    ...bodyOf(operation, request),
  };
  return {
    name,
    request: made,
    response: exampleResponses(operation, made),
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: testScript(operation) } }],
    // The collection's token alone says whose session it is, also after sessions of several users.
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
