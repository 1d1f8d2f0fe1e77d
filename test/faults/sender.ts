import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChatId, Message } from '../../generated/schemas';
import type { ApiClient, ApiResponse } from '../support/api-client';

const retryMs = 15;
const requestTimeoutMs = 3000;

/**
 * Sends one message after the other, each until it is acknowledged, always with the same
 * `clientMessageId`, as a client on a bad network does.
 */
export class Sender {
  /** What the service acknowledged. */
  readonly acknowledged: Message[] = [];
  #isStopped = false;
  #isAbandoned = false;

  constructor(
    private readonly api: ApiClient,
    private readonly chatIds: ChatId[],
    private readonly pauseMs: number,
  ) {}

  /** Sends until `stop` is called and the last message is acknowledged. */
  async run(): Promise<void> {
    for (let count = 0; !this.#isStopped; count += 1) {
      const chatId = this.chatIds[count % this.chatIds.length]!;
      const more = count % 2 === 0 ? {} : this.#answer(chatId);
      await this.#send(chatId, { content: `message ${count}`, ...more });
      await delay(this.pauseMs);
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** Sends no more, nor again what nobody acknowledges. */
  abandon(): void {
    this.#isStopped = this.#isAbandoned = true;
  }

  /** An answer to its last message in a chat that is none itself, with a mention of all. */
  #answer(chatId: ChatId): object {
    const isAnswered = (one: Message) => one.chatId === chatId && one.replyTo === undefined;
    const replyTo = this.acknowledged.findLast(isAnswered)?.id;
    return { mentionsAll: true, ...(replyTo === undefined ? {} : { replyTo }) };
  }

  async #send(chatId: ChatId, message: object): Promise<void> {
    const body = { ...message, clientMessageId: randomUUID() };
    while (!this.#isAbandoned) {
      const answer = await this.#attempt(chatId, body);
      if (answer !== undefined && answer.status < 300) {
        this.acknowledged.push(answer.body as Message);
        return;
      }
      if (answer !== undefined && answer.status !== 503) {
        throw new Error(`A send was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      }
      await delay(retryMs);
    }
  }

  /** The answer, or undefined when there was none. */
  #attempt(chatId: ChatId, body: object): Promise<ApiResponse | undefined> {
    const signal = AbortSignal.timeout(requestTimeoutMs);
    return this.api
      .call('sendMessage', { params: { chatId }, body, signal })
      .catch((error: Error) => {
        if (error.message.includes('contract')) throw error;
        return undefined;
      });
  }
}
