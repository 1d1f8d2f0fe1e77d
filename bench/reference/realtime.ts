import { Server as SocketServer, type Socket } from 'socket.io';
import type { ChatService } from './chat-service';
import type { Chat, Message } from './entities';

/** The guide's WebSocket side, on Socket.IO with a room for each chat. */
export class Realtime {
  readonly #io = new SocketServer();
  readonly #messaging = this.#io.of('/messaging');

  constructor(private readonly chats: ChatService) {
    this.#messaging.on('connection', (socket) => this.#connect(socket));
  }

  /** Takes the connections of an HTTP server. */
  attach(server: Parameters<SocketServer['attach']>[0]): void {
    this.#io.attach(server);
  }

  /** Tells those who joined the chat, and those who listen to all of theirs. */
  messageSent(message: Message): void {
    const { chatId } = message;
    this.#messaging.to(`chat:${chatId}`).emit('new-message', { chatId, message });
    this.#messaging.to(`updates:${chatId}`).emit('chat-updated', { chatId, lastMessage: message });
  }

  /** Tells the participants who listen to all of their chats. */
  chatCreated(chat: Chat): void {
    const rooms = chat.participants.map(({ userId }) => `user:${userId}`);
    this.#messaging.in(rooms).socketsJoin(`updates:${chat.id}`);
    const participants = chat.participants.map(({ userId }) => userId);
    const { id, name } = chat;
    this.#messaging.to(rooms).emit('chat-created', { chat: { id, name, participants } });
  }

  #connect(socket: Socket): void {
    const userId = socket.handshake.query.userId as string;
    socket.on('join-chat', ({ chatId }: { chatId: string }) => {
      this.#join(socket, userId, chatId).catch((error: Error) => fail(socket, error));
    });
    socket.on('leave-chat', async ({ chatId }: { chatId: string }) => {
      await socket.leave(`chat:${chatId}`);
      socket.emit('chat-left', { chatId, status: 'success' });
    });
    socket.on('listen-all-chats', () => {
      this.#listen(socket, userId).catch((error: Error) => fail(socket, error));
    });
    socket.on('leave-all-chats', async () => {
      const rooms = [...socket.rooms].filter((room) => room !== socket.id);
      for (const room of rooms) await socket.leave(room);
      socket.emit('all-chats-left', { status: 'success' });
    });
  }

  async #join(socket: Socket, userId: string, chatId: string): Promise<void> {
    await this.chats.requireParticipant(userId, chatId);
    await socket.join(`chat:${chatId}`);
    socket.emit('chat-joined', { chatId, status: 'success' });
  }

  async #listen(socket: Socket, userId: string): Promise<void> {
    const chatIds = await this.chats.idsOf(userId);
    await socket.join([`user:${userId}`, ...chatIds.map((chatId) => `updates:${chatId}`)]);
    socket.emit('listening-all-chats', { status: 'success' });
  }
}

function fail(socket: Socket, { message }: Error): void {
  socket.emit('error', { message });
}
