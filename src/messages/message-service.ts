import type {
  ChatId,
  ClientMessageId,
  Message,
  MessageContent,
  MessageId,
  UserId,
  Version,
} from '../../generated/schemas';
import { ServiceError } from '../errors';
import { requireVisible } from '../visible-text';
import type { MessageDecision } from './change-batch';
import { found } from './found';
import type { MessageChangeWriter } from './message-change-writer';
import type { MessageRepository } from './message-repository';
import type { MessageWriter } from './message-writer';
import { tombstoneOf } from './tombstone';

/** What the participants of a chat may do with its messages. */
export class MessageService {
  constructor(
    private readonly messages: MessageRepository,
    private readonly writer: MessageWriter,
    private readonly changes: MessageChangeWriter,
    private readonly editWindowMs: number,
  ) {}

  /**
   * Stores a message, or gives the one that the same `clientMessageId` stored before. Throws
   * INVALID_REQUEST when nothing of it can be seen, CHAT_NOT_FOUND, and CLIENT_MESSAGE_ID_REUSED when
   * the content is another.
   */
  async send(
    senderId: UserId,
    chatId: ChatId,
    request: { content: MessageContent; clientMessageId?: ClientMessageId },
  ): Promise<{ message: Message; created: boolean }> {
    requireVisible('content', request.content);
    return this.writer.append({ senderId, chatId, ...request });
  }

  /** A message. Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND. */
  async get(caller: UserId, chatId: ChatId, messageId: MessageId): Promise<Message> {
    return found(await this.messages.find(caller, chatId, messageId));
  }

  /**
   * Gives a message of the caller's another content. Throws INVALID_REQUEST when nothing of it can be
   * seen, CHAT_NOT_FOUND, MESSAGE_NOT_FOUND, NOT_ALLOWED for the message of someone else and for one that
   * was sent too long ago, MESSAGE_DELETED, VERSION_CONFLICT when it has another version than `ifVersion`,
   * and SERVICE_UNAVAILABLE when too many wait, or too long.
   */
  async update(
    userId: UserId,
    chatId: ChatId,
    messageId: MessageId,
    { content, ifVersion }: { content: MessageContent; ifVersion?: Version },
  ): Promise<Message> {
    requireVisible('content', content);
    const decide: MessageDecision = ({ message, now }) => {
      if (message.senderId !== userId) throw notAllowed('Only its sender may edit a message.');
      if (message.deletedAt !== undefined) throw new ServiceError('MESSAGE_DELETED');
      // Who had no answer to this asks once more, perhaps too late to do it now.
      if (message.content === content) return undefined;
      if (Date.parse(now) - Date.parse(message.createdAt) >= this.editWindowMs) {
        throw notAllowed('The time in which its sender may edit a message is over.');
      }
      const { version } = message;
      if ((ifVersion ?? version) !== version) throw new ServiceError('VERSION_CONFLICT');
      const edited = { ...message, content, version: version + 1, editedAt: now };
      return { kind: 'message-updated', message: edited };
    };
    return this.changes.change({ userId, chatId, messageId, decide });
  }

  /**
   * Takes the content from a message: its sender may, and who made the chat. Throws CHAT_NOT_FOUND,
   * MESSAGE_NOT_FOUND, NOT_ALLOWED, and SERVICE_UNAVAILABLE when too many wait, or too long.
   */
  async delete(userId: UserId, chatId: ChatId, messageId: MessageId): Promise<void> {
    const decide: MessageDecision = ({ message, chat, now }) => {
      if (![message.senderId, chat.createdBy].includes(userId)) {
        throw notAllowed("Only its sender and the chat's creator may delete a message.");
      }
      if (message.deletedAt !== undefined) return undefined;
      return { kind: 'message-deleted', message: tombstoneOf(message, userId, now) };
    };
    await this.changes.change({ userId, chatId, messageId, decide });
  }
}

function notAllowed(detail: string): ServiceError {
  return new ServiceError('NOT_ALLOWED', { detail });
}
