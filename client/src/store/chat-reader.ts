import type {
  ChatId,
  ChatSummary,
  Message,
  MessageId,
  MessagingClient,
  MessagingError,
  RequestOf,
} from '../index';
import { type ChatState, chatStateOf } from './chat-state';
import { keepTrying } from './keep-trying';
import type { MessagePage } from './message-window';
import { type ThreadState, threadStateOf } from './thread-state';

const pageSize = 50;

/** Which page of messages. */
export type PageRange = Omit<NonNullable<RequestOf<'listMessages'>['query']>, 'limit'>;

/** Reads a chat over REST, for as long as it takes. Fails with MessagingError where that is no use. */
export class ChatReader {
  readonly #pageSize: number;

  /**
   * @param maxMessages how many messages are kept, so that no page has more
   * @param life ends what is under way
   */
  constructor(
    private readonly chatId: ChatId,
    private readonly client: Pick<MessagingClient, 'rest' | 'userId'>,
    maxMessages: number,
    private readonly life: AbortSignal,
  ) {
    this.#pageSize = Math.min(pageSize, maxMessages);
  }

  /**
   * The chat with its newest messages. It is read before them: what is sent between the two is told again,
   * which does no harm.
   * @param hasPins whether to read what is pinned as well
   */
  async newest(hasPins: boolean): Promise<ChatState> {
    const chat = await this.chat();
    const state = chatStateOf(this.client.userId, chat, await this.messages({}));
    return hasPins ? { ...state, pins: await this.pins() } : state;
  }

  /** The chat by itself. */
  chat(): Promise<ChatSummary> {
    const { client, chatId, life: signal } = this;
    return keepTrying(signal, () => client.rest.getChat({ path: { chatId }, signal }));
  }

  /** A page of its messages. */
  messages(range: PageRange): Promise<MessagePage> {
    const { client, chatId, life: signal } = this;
    const request = { path: { chatId }, query: { ...range, limit: this.#pageSize }, signal };
    return keepTrying(signal, () => client.rest.listMessages(request));
  }

  /** A thread with its newest answers, after the chat itself was read. */
  async thread(rootId: MessageId): Promise<ThreadState> {
    const [root, page] = await Promise.all([
      this.#message(rootId),
      this.messages({ threadId: rootId }),
    ]);
    return threadStateOf(rootId, root, page);
  }

  /** All that is pinned, after the chat itself was read. */
  async pins(): Promise<Message[]> {
    const { client, chatId, life: signal } = this;
    const pins: Message[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const request = { path: { chatId }, query: cursor === undefined ? {} : { cursor }, signal };
      const page = await keepTrying(signal, () => client.rest.listPins(request));
      pins.push(...page.items);
      cursor = page.nextCursor;
    }
    return pins;
  }

  /** A message; undefined where the user may not see it, as it was sent before they came. */
  async #message(messageId: MessageId): Promise<Message | undefined> {
    const { client, chatId, life: signal } = this;
    const request = { path: { chatId, messageId }, signal };
    return keepTrying(signal, () => client.rest.getMessage(request)).catch((error: unknown) => {
      if ((error as MessagingError).code !== 'MESSAGE_NOT_FOUND') throw error;
      return undefined;
    });
  }
}
