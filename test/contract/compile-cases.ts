/** A piece of a program that uses the generated types, right, and with one mistake. */
export interface CompileCase {
  name: string;
  /** `%` is where the two differ. */
  source: string;
  right: string;
  wrong: string;
  /** What the compiler says to the wrong one. */
  says: RegExp;
}

const http = `
import type { Handlers } from '../../generated/http/operations';
import type { Chat } from '../../generated/schemas';
interface Caller { userId: string }
declare const others: Omit<Handlers<Caller>, 'createChat' | 'getHealth'>;
declare const chat: Chat;
`;

const events = `
import type { CommandHandlers, OutgoingEvent } from '../../generated/events/gateway';
import type { Message } from '../../generated/schemas';
interface Connection { userId: string }
declare const others: Omit<CommandHandlers<Connection>, 'listen-all-chats'>;
declare const message: Message;
declare function emit(event: OutgoingEvent): void;
`;

const errors = `
import { errorTable } from '../../generated/errors';
const { TOO_MANY_CHATS, ...others } = errorTable;
`;

const health = `getHealth: async () => ({ status: 200, body: { status: 'ok' } }),`;
const createChat = `createChat: async () => ({ status: 201, headers: { Location: '/' }, body: chat }),`;
const listen = `'listen-all-chats': async () => ({
  event: 'listening-all-chats', data: { status: 'success', stateRevision: 0, epoch: 'e' },
}),`;
const newMessage = `emit({ event: 'new-message', data: { chatId: 'c', revision: 1, message } });`;

const handlers = `${http}
export const handlers: Handlers<Caller> = { ...others, % };`;

const commandHandlers = `${events}
export const handlers: CommandHandlers<Connection> = { ...others, % };`;

const emitted = `${events}
%`;

export const compileCases: CompileCase[] = [
  {
    name: 'an operation without a handler',
    source: handlers,
    right: `${createChat} ${health}`,
    wrong: createChat,
    says: /'getHealth' is missing in type .* but required in type 'Handlers<Caller>'/,
  },
  {
    name: 'a status that the operation does not declare',
    source: handlers,
    right: `${createChat} ${health}`,
    wrong: `${createChat} ${health.replace('200', '204')}`,
    says: /Type '204' is not assignable to type '200'/,
  },
  {
    name: 'an error status given instead of thrown',
    source: handlers,
    right: `${createChat} ${health}`,
    wrong: `${createChat.replace('201', '409')} ${health}`,
    says: /Type '409' is not assignable to type '20[01]'/,
  },
  {
    name: 'a body with a wrong value',
    source: handlers,
    right: `${createChat} ${health}`,
    wrong: `${createChat} ${health.replace("'ok'", "'fine'")}`,
    says: /Type '"fine"' is not assignable to type '"ok"'/,
  },
  {
    name: 'a body without a required member',
    source: handlers,
    right: `${createChat} ${health}`,
    wrong: `${createChat.replace('body: chat', "body: { id: 'c' }")} ${health}`,
    says: /missing the following properties .* kind, participants, participantCount/,
  },
  {
    name: 'an answer without a required header',
    source: handlers,
    right: `${createChat} ${health}`,
    wrong: `${createChat.replace("headers: { Location: '/' },", '')} ${health}`,
    says: /Property 'headers' is missing/,
  },
  {
    name: 'a request member that is not declared',
    source: `${http}
export const handler: Handlers<Caller>['createChat'] = async ({ body }) => {
  void body.%;
  return { status: 200, headers: { Location: '/' }, body: chat };
};`,
    right: 'participants',
    wrong: 'members',
    says: /Property 'members' does not exist/,
  },
  {
    name: 'an unknown event',
    source: emitted,
    right: newMessage,
    wrong: newMessage.replace('new-message', 'message-new'),
    says: /Type '"message-new"' is not assignable to type/,
  },
  {
    name: 'an event payload without a required member',
    source: emitted,
    right: newMessage,
    wrong: newMessage.replace(', message', ''),
    says: /is missing in type '{ chatId: string; revision: number; }'/,
  },
  {
    name: 'an event payload with a member that is not declared',
    source: emitted,
    right: newMessage,
    wrong: newMessage.replace(', message', ', message, extra: 1'),
    says: /'extra' does not exist/,
  },
  {
    name: 'the payload of another event',
    source: emitted,
    right: newMessage,
    wrong: newMessage.replace('new-message', 'chat-updated'),
    says: /'message' does not exist in type/,
  },
  {
    name: 'a command without a handler',
    source: commandHandlers,
    right: listen,
    wrong: '',
    says: /'"listen-all-chats"' is missing in type .* but required in type 'CommandHandlers/,
  },
  {
    name: 'the reply of another command',
    source: commandHandlers,
    right: listen,
    wrong: listen.replace('listening-all-chats', 'all-chats-left'),
    says: /Type '"all-chats-left"' is not assignable to type '"listening-all-chats"'/,
  },
  {
    name: 'an error code that is missing in the error table',
    source: `${errors}
export const table: typeof errorTable = { ...others, % };`,
    right: 'TOO_MANY_CHATS',
    wrong: '',
    says: /'TOO_MANY_CHATS' is missing/,
  },
  {
    name: 'an error code that the contract does not have',
    source: `${errors}
export const table: typeof errorTable = { ...others, TOO_MANY_CHATS, % };`,
    right: '',
    wrong: 'TOO_MANY_CATS: TOO_MANY_CHATS',
    says: /'TOO_MANY_CATS' does not exist/,
  },
];
