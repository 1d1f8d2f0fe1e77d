import type { CommandName, CommandReplies, EventName } from '../../generated/events/gateway';
import type { SocketMessage } from './contract';
import { literal } from './literals';

/** What the typed client has for each command. */
export const commandsWithClient: Readonly<Record<CommandName, string>> = {
  'join-chat': `const leave = await client.joinChat('chat_123', {
  after: 7,
  onMessage: (message) => console.log(message.content),
});`,
  'leave-chat': `const leave = await client.joinChat('chat_123', {});
await leave();`,
  'listen-all-chats': `const stop = await client.listenAllChats({
  onChatCreated: ({ chat }) => console.log(chat.id),
  onChatUpdated: ({ chatId }) => console.log(chatId),
  onMyChatUpdated: ({ chatId, unreadCount }) => console.log(chatId, unreadCount),
  onResync: () => client.rest.listChats(),
});`,
  'leave-all-chats': `// Ends the connection, and all that follows chats over it.
client.close();`,
  'debug-status': `// The client knows how its own connection stands.
console.log(client.state);`,
};

/** What comes by itself, and not only as a reply. */
type LiveEvent = Exclude<EventName, CommandReplies[CommandName]> | 'error';

/** How an event reaches an app that uses the typed client. */
export const eventsWithClient: Readonly<Record<LiveEvent, string>> = {
  'new-message': `await client.joinChat('chat_123', {
  onMessage: (message) => console.log(message.senderId, message.content),
});`,
  'message-updated': `await client.joinChat('chat_123', {
  onMessageUpdated: (message) => console.log(message.id, message.content),
});`,
  'message-deleted': `await client.joinChat('chat_123', {
  onMessageDeleted: (message) => console.log(message.id, message.deletedBy),
});`,
  'reaction-changed': `await client.joinChat('chat_123', {
  onReactionChanged: ({ messageId, emoji, count }) => console.log(messageId, emoji, count),
});`,
  'pin-changed': `await client.joinChat('chat_123', {
  onPinChanged: ({ userId, message }) => console.log(userId, message.id, message.pinnedAt),
});`,
  'chat-updated': `await client.listenAllChats({
  onChatUpdated: ({ chatId, lastMessage }) => console.log(chatId, lastMessage),
});`,
  'chat-created': `await client.listenAllChats({
  onChatCreated: ({ chat }) => console.log(chat.id),
});`,
  'my-chat-updated': `await client.listenAllChats({
  onMyChatUpdated: ({ chatId, unreadCount, removed }) =>
    console.log(chatId, unreadCount, removed),
});`,
  'block-changed': `await client.listenAllChats({
  onBlockChanged: ({ userId, blocked }) => console.log(userId, blocked),
});`,
  'user-updated': `client.onUserUpdated(({ id, name, avatarUrl }) => console.log(id, name, avatarUrl));`,
  'participants-changed': `await client.joinChat('chat_123', {
  onParticipantsChanged: ({ added, removed }) => console.log(added, removed),
});`,
  'role-changed': `await client.joinChat('chat_123', {
  onRoleChanged: ({ userId, role }) => console.log(userId, role),
});`,
  'chat-details-changed': `await client.joinChat('chat_123', {
  onDetailsChanged: ({ name, posting }) => console.log(name, posting),
});`,
  'chat-deleted': `await client.joinChat('chat_123', {
  onDeleted: (deletedBy) => console.log('The chat is gone.', deletedBy),
});`,
  'presence-changed': `client.onPresenceChanged(({ userId, online }) => console.log(userId, online));`,
  typing: `await client.joinChat('chat_123', {
  onTyping: ({ userId, typing }) => console.log(userId, typing),
});`,
  'read-updated': `await client.joinChat('chat_123', {
  onReadUpdated: ({ reads }) => console.log(reads),
});`,
  'delivered-updated': `await client.joinChat('chat_123', {
  onDeliveredUpdated: ({ deliveries }) => console.log(deliveries),
});`,
  error: `await client
  .joinChat('chat_123', { onEnded: (reason) => console.log(reason.code) })
  .catch((error) => console.log(error.code));`,
};

/** What goes over a raw WebSocket. */
export function frameOf({ name }: SocketMessage, payload: unknown): object {
  return { event: name, data: payload };
}

/** A command over a raw WebSocket. */
export function sendOverWebSocket(command: SocketMessage, payload: unknown): string {
  return `socket.send(JSON.stringify(${literal(frameOf(command, payload))}));`;
}

/** A command over Socket.IO, with the acknowledgement that gets the reply. */
export function emitOverSocketIo(command: SocketMessage, payload: unknown): string {
  return `socket.emit('${command.name}', ${literal(payload)}, ({ event, data }) => {
  console.log(event, data);
});`;
}

/** How an event is received over Socket.IO. */
export function onOverSocketIo({ name }: SocketMessage): string {
  return `socket.on('${name}', (data) => {
  console.log(data);
});`;
}

/** How an event is received over a raw WebSocket. */
export function onOverWebSocket({ name }: SocketMessage): string {
  return `socket.addEventListener('message', (frame) => {
  const { event, data } = JSON.parse(frame.data);
  if (event === '${name}') console.log(data);
});`;
}
