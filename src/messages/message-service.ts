import type {
  ChatId,
  ClientMessageId,
  Message,
  MessageContent,
  UserId,
} from '../../generated/schemas';
import type { Turns } from '../limits/turns';
import { ServiceError } from '../errors';
import { fittingItems } from '../page-size';
import { requireVisible } from '../visible-text';
import { type HistoryQuery, historyRange } from './history-range';
import type { MessageRepository, ReadProgress } from './message-repository';
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

  /**
   * Says that the caller has read up to `seq`. Throws CHAT_NOT_FOUND, and SERVICE_UNAVAILABLE when
   * another session holds the caller's place and too many wait in this chat, or too long.
   */
  async markRead(caller: UserId, chatId: ChatId, seq: number): Promise<ReadProgress> {
    let progress = await this.messages.tryMarkRead(caller, chatId, seq);
    if (progress === 'held') {
      progress = await this.turns.take(chatId, () => this.messages.markRead(caller, chatId, seq));
    }
    if (progress === undefined) throw new ServiceError('CHAT_NOT_FOUND');
    return progress;
  }
}

/** What fits on a page, of a chat's messages in order: those that the query begins with. */
function fittingMessages({ after }: HistoryQuery, messages: Message[]): Message[] {
  if (after !== undefined) return fittingItems(messages);
  return fittingItems(messages.reverse()).reverse();
}
