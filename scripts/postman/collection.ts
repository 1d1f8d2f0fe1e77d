import openApiDocument from '../../generated/http/openapi.json';
import type { Collection, Folder, Variable } from './form';
import { guideFolder } from './guide';
import { operations } from './operations';
import { buildRequests, type Requests } from './requests';

const variables: Variable[] = [
  { key: 'baseUrl', value: openApiDocument.servers[0]!.url },
  {
    key: 'userId',
    value: 'alice',
    description: 'Who you are: the first request gets a session for this user. Any user will do.',
  },
  { key: 'accessToken', value: '', description: 'Kept from the session.' },
  { key: 'chatId', value: '', description: 'Kept from the chat made last.' },
  { key: 'seq', value: '0', description: 'Kept from the message sent last.' },
  { key: 'messageId', value: '', description: 'Kept from the message sent last.' },
];

// A session comes before everything that needs one.
const firstTag = 'development';

// The message that the folder of messages has sent is deleted at its end.
const tagsOfMessage = ['reactions', 'pins'];

/** The contract as a Postman collection that works after import, against `npm start`. */
export async function buildCollection(): Promise<Collection> {
  const requests = await buildRequests();
  return {
    info: {
      name: openApiDocument.info.title.replace(', REST', ''),
      description: openApiDocument.info.description,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{accessToken}}', type: 'string' }] },
    variable: variables,
    item: [guideFolder(requests), allOperations(requests)],
  };
}

function allOperations(requests: Requests): Folder {
  const tags = openApiDocument.tags.filter(({ name }) => name !== firstTag);
  const first = openApiDocument.tags.filter(({ name }) => name === firstTag);
  return {
    name: 'All operations',
    description: 'Every operation of the contract, in an order that works.',
    item: [...first, ...tags].map(({ name, description }) => ({
      name,
      description,
      item: [
        ...(tagsOfMessage.includes(name) ? [requests.sendMessage] : []),
        // What comes after the chat was deleted needs one.
        ...operations
          .filter(({ tag }) => tag === name)
          .flatMap(({ operationId }) =>
            operationId === 'deleteChat'
              ? [requests.deleteChat, requests.createChat]
              : [requests[operationId]],
          ),
      ],
    })),
  };
}
