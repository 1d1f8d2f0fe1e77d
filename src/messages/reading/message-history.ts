import type {
  ChatId,
  Message,
  MessageId,
  MessageVersion,
  UserId,
} from '../../../generated/schemas';
import { ServiceError } from '../../errors';
import { fittingItems, lastFittingItems } from '../../page-size';
import { found } from '../found';
import {
  type HistoryExtent,
  type HistoryQuery,
  historyRange,
  requireOnePlace,
  seqIn,
} from './history-range';
import type { MessageRepository, VersionQuery } from './message-repository';
import { versionOf } from '../message-version';
import type { ThreadHistory } from './thread-history';

export interface MessagePage {
  items: Message[];
  hasOlder: boolean;
  hasNewer: boolean;
}

export interface MessageVersionPage {
  items: MessageVersion[];
  hasMore: boolean;
}

/** What was said, as the participants of a chat may read it. */
export class MessageHistory {
  constructor(
    private readonly messages: MessageRepository,
    private readonly threads: ThreadHistory,
  ) {}

  /**
   * A page of a chat's history, or of one of its threads. Throws CHAT_NOT_FOUND, INVALID_REQUEST for
   * several places at once, and MESSAGE_NOT_FOUND when the chat has no message of the id that the page is
   * to be around, or that the thread began with.
   */
  async page(caller: UserId, chatId: ChatId, query: HistoryQuery): Promise<MessagePage> {
    requireOnePlace(query);
    const { threadId } = query;
    if (threadId !== undefined) return this.threads.page(caller, chatId, threadId, query);
    const { middle, ...extent } = await this.#findPlace(caller, chatId, query);
    const { historySeq, lastSeq } = extent;
    const range = historyRange(query, extent, middle);
    const messages = await this.messages.range(chatId, range.first, range.last);
    const items = fittingMessages(messages, query, middle);
    const first = items[0]?.seq ?? range.first;
    const last = items.at(-1)?.seq ?? range.last;
    return { items, hasOlder: Math.min(first - 1, lastSeq) > historySeq, hasNewer: last < lastSeq };
  }

  /**
   * A page of what a message said, the present version included as the last. Throws CHAT_NOT_FOUND,
   * MESSAGE_NOT_FOUND, MESSAGE_DELETED.
   */
  async versions(
    caller: UserId,
    chatId: ChatId,
    messageId: MessageId,
    query: VersionQuery,
  ): Promise<MessageVersionPage> {
    const read = await this.messages.findVersions(caller, chatId, messageId, query);
    const { message, earlier } = found(read);
    if (message.deletedAt !== undefined) throw new ServiceError('MESSAGE_DELETED');
    const { after, limit } = query;
    const versions = [...earlier, versionOf(message)].filter(({ version }) => version > after);
    const items = fittingItems(versions.slice(0, limit));
    return { items, hasMore: items.length < versions.length };
  }

  /** How far the chat has come, and the `seq` that the page is to be around, if any. */
  async #findPlace(
    caller: UserId,
    chatId: ChatId,
    { around }: HistoryQuery,
  ): Promise<HistoryExtent & { middle: number | undefined }> {
    const middle = around === undefined ? undefined : seqIn(around);
    if (around !== undefined && middle === undefined) {
      const { seq, ...extent } = found(await this.messages.findPlace(caller, chatId, around));
      return { ...extent, middle: seq };
    }
    const extent = await this.messages.findExtent(caller, chatId);
    if (extent === undefined) throw new ServiceError('CHAT_NOT_FOUND');
    return { ...extent, middle };
  }
}

/** What fits on a page, of messages in order: those that the query begins with, or that are nearest to the middle. */
function fittingMessages(
  messages: Message[],
  { after }: HistoryQuery,
  middle: number | undefined,
): Message[] {
  if (middle !== undefined) {
    const distance = ({ seq }: Message) => Math.abs(seq - middle);
    const nearest = messages.sort((one, other) => distance(one) - distance(other));
    return fittingItems(nearest).sort((one, other) => one.seq - other.seq);
  }
  if (after !== undefined) return fittingItems(messages);
  return lastFittingItems(messages);
}
