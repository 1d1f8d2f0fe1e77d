import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { Chat, Message, UserId } from '../generated/schemas';
import { fillChats } from './demo-chats';

const baseUrl = process.env.MESSAGING_URL ?? 'http://localhost:4000';

/**
 * `npm run demo` plays the guide's flow of two users against a running service and prints every
 * request and every frame. Alice uses the raw WebSocket, Bob Socket.IO. Then it makes a chat of each kind.
 */
async function main(): Promise<void> {
  const alice = await logIn('alice');
  const bob = await logIn('bob');
  const aliceSocket = await connectRaw('alice');
  const bobSocket = await connectSocketIo('bob');

  sendRaw(aliceSocket, 'listen-all-chats');
  await received('alice', 'listening-all-chats');
  const chat = await request<Chat>(alice, 'POST', '/v1/messaging/chats', {
    participants: ['alice', 'bob'],
    name: 'Chat Test',
  });
  await received('alice', 'chat-created');

  const messagesPath = `/v1/messaging/chats/${chat.id}/messages`;
  sendRaw(aliceSocket, 'join-chat', { chatId: chat.id });
  emit(bobSocket, 'join-chat', { chatId: chat.id });
  await Promise.all([received('alice', 'chat-joined'), received('bob', 'chat-joined')]);

  await request<Message>(alice, 'POST', messagesPath, { content: 'Salut Bob !' });
  await Promise.all([received('alice', 'new-message'), received('bob', 'new-message')]);
  await request<Message>(bob, 'POST', messagesPath, { content: 'Salut Alice !' });
  await Promise.all([received('alice', 'new-message'), received('bob', 'new-message')]);

  sendRaw(aliceSocket, 'debug-status', {});
  await received('alice', 'debug-status');
  sendRaw(aliceSocket, 'leave-chat', { chatId: chat.id });
  await received('alice', 'chat-left');
  await request(alice, 'GET', messagesPath);
  sendRaw(aliceSocket, 'leave-all-chats');
  await received('alice', 'all-chats-left');

  aliceSocket.close();
  bobSocket.close();
  print('both', 'done', 'every step of the guide was answered');

  const others = await Promise.all(['carol', 'dave'].map(logIn));
  const users = new Map([alice, bob, ...others].map((user) => [user.userId, user]));
  await fillChats((userId, ...asked) => request(users.get(userId)!, ...asked));
  print('all', 'done', `there is a chat of each kind to look at: ${baseUrl}`);
}

interface User {
  userId: UserId;
  cookie: string;
}

async function logIn(userId: UserId): Promise<User> {
  const nobody = { userId, cookie: '' };
  const session = await request<{ accessToken: string }>(nobody, 'POST', '/dev/sessions', {
    userId,
  });
  return { userId, cookie: `sAccessToken=${session.accessToken}` };
}

async function request<Body>(
  user: User,
  method: string,
  path: string,
  body?: object,
): Promise<Body> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  print(user.userId, `REST  ${method} ${path}`, text ?? '');
  const response = await fetch(baseUrl + path, {
    method,
    headers: { 'content-type': 'application/json', cookie: user.cookie },
    ...(text === undefined ? {} : { body: text }),
  });
  const answer = await response.text();
  print(user.userId, `REST  ${response.status}`, answer);
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}`);
  return (answer === '' ? undefined : JSON.parse(answer)) as Body;
}

async function connectRaw(userId: UserId): Promise<WebSocket> {
  const url = `${baseUrl.replace(/^http/, 'ws')}/messaging?userId=${userId}`;
  const socket = new WebSocket(url);
  socket.on('message', (frame: Buffer) => {
    const { event, data } = JSON.parse(frame.toString()) as { event: string; data: unknown };
    note(userId, event, data);
  });
  await once(socket, 'open');
  print(userId, 'WS    connected', url);
  return socket;
}

async function connectSocketIo(userId: UserId): Promise<Socket> {
  const socket = io(`${baseUrl}/messaging`, { query: { userId } });
  socket.onAny((event: string, data: unknown) => note(userId, event, data));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  print(userId, 'SIO   connected', `${baseUrl}/messaging?userId=${userId}`);
  return socket;
}

function sendRaw(socket: WebSocket, event: string, data?: object): void {
  const frame = JSON.stringify({ event, data });
  print('alice', 'WS  →', frame);
  socket.send(frame);
}

function emit(socket: Socket, event: string, data: object): void {
  print('bob', 'SIO →', `${event} ${JSON.stringify(data)}`);
  socket.emit(event, data);
}

const arrivals = new Map<string, number>();
const waiting = new Map<string, () => void>();

function note(userId: UserId, event: string, data: unknown): void {
  print(userId, '← event', `${event} ${JSON.stringify(data)}`);
  const key = `${userId} ${event}`;
  const wake = waiting.get(key);
  waiting.delete(key);
  if (wake !== undefined) wake();
  else arrivals.set(key, (arrivals.get(key) ?? 0) + 1);
}

/** Waits until a user has received an event that was not waited for before. */
function received(userId: UserId, event: string): Promise<void> {
  const key = `${userId} ${event}`;
  const arrived = arrivals.get(key) ?? 0;
  if (arrived > 0) {
    arrivals.set(key, arrived - 1);
    return Promise.resolve();
  }
  return new Promise((resolve) => waiting.set(key, resolve));
}

function print(who: string, what: string, detail: string): void {
  console.log(`${who.padEnd(6)} ${what.padEnd(12)} ${detail}`);
}

main().catch((error: unknown) => {
  const { message } = error as Error;
  console.error(`The demo failed: ${message}. Is the service running at ${baseUrl}?`);
  process.exit(1);
});
