import type {
  ChatId,
  ClientMessageId,
  Message,
  MessageContent,
  MessageId,
  UserId,
  Version,
} from '../../generated/schemas';
import type { ChangePublisher } from '../log/change-publisher';
import type { Turns } from '../limits/turns';
import { ServiceError } from '../errors';
import { fittingItems } from '../page-size';
import { requireVisible } from '../visible-text';
import { type HistoryQuery, historyRange } from './history-range';
import type { MessageChangeRepository, MessageDecision } from './message-change-repository';
import type { MessageRepository } from './message-repository';
import type { MessageWriter } from './message-writer';

export interface MessagePage {
  items: Message[];
  hasOlder: boolean;
  hasNewer: boolean;
}

/** What the participants of a chat may do with its messages. */
export class MessageService {
  constructor(
    private readonly messages: MessageRepository,
    private readonly writer: MessageWriter,
    private readonly changes: MessageChangeRepository,
    private readonly publisher: ChangePublisher,
    private readonly turns: Turns,
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

  /** A page of a chat's history. Throws CHAT_NOT_FOUND, INVALID_REQUEST. */
  async page(caller: UserId, chatId: ChatId, query: HistoryQuery): Promise<MessagePage> {
    const lastSeq = await this.messages.findLastSeq(caller, chatId);
    if (lastSeq === undefined) throw new ServiceError('CHAT_NOT_FOUND');
    const range = historyRange(query, lastSeq);
    const items = fittingMessages(
      query,
      await this.messages.range(chatId, range.first, range.last),
    );
    const first = items[0]?.seq ?? range.first;
    const last = items.at(-1)?.seq ?? range.last;
    return { items, hasOlder: Math.min(first - 1, lastSeq) >= 1, hasNewer: last < lastSeq };
  }

  /** A message. Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND. */
  async get(caller: UserId, chatId: ChatId, messageId: MessageId): Promise<Message> {
    return found(await this.changes.find(caller, chatId, messageId)).message;
  }

  /**
   * Gives a message of the caller's another content. Throws INVALID_REQUEST when nothing of it can be
   * seen, CHAT_NOT_FOUND, MESSAGE_NOT_FOUND, NOT_ALLOWED for the message of someone else,
   * MESSAGE_DELETED, VERSION_CONFLICT when it has another version than `ifVersion`, and
   * SERVICE_UNAVAILABLE when too many wait in this chat, or too long.
   */
  async update(
    caller: UserId,
    chatId: ChatId,
    messageId: MessageId,
    { content, ifVersion }: { content: MessageContent; ifVersion?: Version },
  ): Promise<Message> {
    requireVisible('content', content);
    return this.#change(caller, chatId, messageId, ({ message }) => {
      if (message.senderId !== caller) throw notYours('Only its sender may edit a message.');
      if (message.deletedAt !== undefined) throw new ServiceError('MESSAGE_DELETED');
      if (message.content === content) return undefined;
      if ((ifVersion ?? message.version) !== message.version) {
        throw new ServiceError('VERSION_CONFLICT');
      }
      return { content };
    });
  }

  /**
   * Takes the content from a message: its sender may, and who made the chat. Throws CHAT_NOT_FOUND,
   * MESSAGE_NOT_FOUND, NOT_ALLOWED, and SERVICE_UNAVAILABLE when too many wait in this chat, or too
   * long.
   */
  async delete(caller: UserId, chatId: ChatId, messageId: MessageId): Promise<void> {
    await this.#change(caller, chatId, messageId, ({ message, chatCreatedBy }) => {
      if (![message.senderId, chatCreatedBy].includes(caller)) {
        throw notYours("Only its sender and the chat's creator may delete a message.");
      }
      return message.deletedAt === undefined ? 'delete' : undefined;
    });
  }

  async #change(
    caller: UserId,
    chatId: ChatId,
    messageId: MessageId,
    decide: MessageDecision,
  ): Promise<Message> {
    // Who may not do it, or would change nothing, does not lock the chat.
    const seen = found(await this.changes.find(caller, chatId, messageId));
    if (decide(seen) === undefined) return seen.message;
    const { message, change } = found(
      await this.turns.take(chatId, () => this.changes.change(caller, chatId, messageId, decide)),
    );
    if (change !== undefined) this.publisher.chatChanged(chatId, [change]);
    return message;
  }
}

/** Someone who takes no part gets the same answer as for a chat that does not exist. */
function found<T>(value: T | 'no-chat' | 'no-message'): T {
  if (value === 'no-chat') throw new ServiceError('CHAT_NOT_FOUND');
  if (value === 'no-message') throw new ServiceError('MESSAGE_NOT_FOUND');
  return value;
}

function notYours(detail: string): ServiceError {
  return new ServiceError('NOT_ALLOWED', { detail });
}

/** What fits on a page, of a chat's messages in order: those that the query begins with. */
function fittingMessages({ after }: HistoryQuery, messages: Message[]): Message[] {
  if (after !== undefined) return fittingItems(messages);
  return fittingItems(messages.reverse()).reverse();
}
