import { setTimeout as delay } from 'node:timers/promises';
import type { ChatId } from '../../generated/schemas';
import type { ApiClient } from '../support/api-client';

const pauseMs = 50;
const requestTimeoutMs = 3000;
// The place never moves past the newest message.
const everything = 2_147_483_647;

/** Marks one chat after the other as read. What fails is read the next time. */
export class Reader {
  #isStopped = false;

  constructor(
    private readonly api: ApiClient,
    private readonly chatIds: ChatId[],
  ) {}

  async run(): Promise<void> {
    for (let count = 0; !this.#isStopped; count += 1) {
      await this.#markRead(this.chatIds[count % this.chatIds.length]!);
      await delay(pauseMs);
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #markRead(chatId: ChatId): Promise<void> {
    const signal = AbortSignal.timeout(requestTimeoutMs);
    const request = { params: { chatId }, body: { seq: everything }, signal };
    await this.api.call('markRead', request).catch((error: Error) => {
      if (error.message.includes('contract')) throw error;
    });
  }
}
