import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { FanOut } from './fan-out';
import { Store } from './store';

const messagesPath = /^\/v1\/messaging\/chats\/([^/]+)\/messages$/;

/**
 * What Node and Postgres can do at most with the service's URLs and frames: no framework, no
 * session (the cookie is the user's id), no check of anything.
 */
async function main(): Promise<void> {
  const { DATABASE_URL = '', PORT } = process.env;
  const fanOut = new FanOut();
  const store = await Store.open(DATABASE_URL, (messages) => fanOut.deliver(messages));
  const server = createServer((request, response) => {
    answer(store, request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.on('upgrade', (request, socket, head) => fanOut.upgrade(request, socket, head));
  server.listen(Number(PORT), '127.0.0.1');
}

async function answer(
  store: Store,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { url = '', method } = request;
  if (method === 'GET') return send(response, 200, { status: 'ready' });
  const body = JSON.parse(await readBody(request)) as Record<string, string>;
  const chatId = messagesPath.exec(url)?.[1];
  if (chatId !== undefined) {
    send(response, 201, await store.add(chatId, userOf(request), body.content!));
  } else if (url === '/dev/sessions') {
    send(response, 201, { accessToken: body.userId });
  } else {
    send(response, 201, { ...body, id: `chat_${randomUUID()}` });
  }
}

/** Small bodies come in one piece with the head; `for await` would cost more than all the rest. */
function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => resolve(body));
    request.on('error', reject);
  });
}

function userOf(request: IncomingMessage): string {
  return request.headers.cookie!.slice('sAccessToken='.length);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const json = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(json),
  });
  response.end(json);
}

void main();
