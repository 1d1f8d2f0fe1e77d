import type { DataSource } from 'typeorm';
import { type Chat, ChatEntity, type Message, MessageEntity, ParticipantEntity } from './entities';

/** A refusal, with the HTTP status that it is answered with. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Chats and messages through TypeORM's repositories, a transaction for each message. */
export class ChatService {
  constructor(private readonly dataSource: DataSource) {}

  /** Makes a chat in which the caller takes part. */
  create(caller: string, participants: string[], name: string | null): Promise<Chat> {
    const users = [...new Set([caller, ...participants])];
    return this.dataSource
      .getRepository(ChatEntity)
      .save({ name, participants: users.map((userId) => ({ userId })) });
  }

  /** The caller's chats, the most recent activity first. */
  async list(caller: string): Promise<Chat[]> {
    return this.dataSource.getRepository(ChatEntity).find({
      where: { participants: { userId: caller } },
      relations: { lastMessage: true },
      order: { updatedAt: 'DESC' },
      take: 50,
    });
  }

  /** The ids of all chats of a user. */
  async idsOf(userId: string): Promise<string[]> {
    const rows = await this.dataSource.getRepository(ParticipantEntity).findBy({ userId });
    return rows.map(({ chatId }) => chatId);
  }

  /** The newest messages of a chat. */
  async messages(caller: string, chatId: string): Promise<Message[]> {
    await this.requireParticipant(caller, chatId);
    return this.dataSource
      .getRepository(MessageEntity)
      .find({ where: { chatId }, order: { createdAt: 'DESC' }, take: 50 });
  }

  /** Stores a message and makes it the chat's last one. */
  send(caller: string, chatId: string, content: string): Promise<Message> {
    return this.dataSource.transaction(async (manager) => {
      const isParticipant = await manager.existsBy(ParticipantEntity, { chatId, userId: caller });
      if (!isParticipant) throw new HttpError(404, 'No such chat');
      const message = await manager.save(MessageEntity, { chatId, senderId: caller, content });
      await manager.update(ChatEntity, { id: chatId }, { lastMessage: { id: message.id } });
      return message;
    });
  }

  /** Throws 404 when the user takes no part in the chat. */
  async requireParticipant(userId: string, chatId: string): Promise<void> {
    const participants = this.dataSource.getRepository(ParticipantEntity);
    if (!(await participants.existsBy({ chatId, userId }))) {
      throw new HttpError(404, 'No such chat');
    }
  }
}
