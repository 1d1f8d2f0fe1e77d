import type { ChatId, ChatSummary, MessagingClient, ResultOf } from '../index';
import { keepTrying } from './keep-trying';

const pageSize = 50;

/** Reads the list of chats over REST, for as long as it takes. Fails with MessagingError where that is no use. */
export class ChatListReader {
  /**
   * @param archived whether those of the archive are wanted, or the others
   * @param life ends what is under way
   */
  constructor(
    private readonly client: Pick<MessagingClient, 'rest'>,
    private readonly archived: boolean,
    private readonly life: AbortSignal,
  ) {}

  /** The first pages, with at least so many chats if there are; null as the cursor when there are no more. */
  async pages(count: number): Promise<{ items: ChatSummary[]; nextCursor: string | null }> {
    const { items, nextCursor } = await this.page(null);
    let cursor = nextCursor;
    while (cursor !== null && items.length < count) {
      const next = await this.page(cursor);
      items.push(...next.items);
      cursor = next.nextCursor;
    }
    return { items, nextCursor: cursor };
  }

  /** The page at a cursor; the first one at null. */
  page(cursor: string | null): Promise<ResultOf<'listChats'>> {
    const { client, archived, life: signal } = this;
    const query = { archived, limit: pageSize, ...(cursor === null ? {} : { cursor }) };
    return keepTrying(signal, () => client.rest.listChats({ query, signal }));
  }

  /** One chat of the list. */
  chat(chatId: ChatId): Promise<ChatSummary> {
    const { client, life: signal } = this;
    return keepTrying(signal, () => client.rest.getChat({ path: { chatId }, signal }));
  }
}
