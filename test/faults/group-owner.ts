import { setTimeout as delay } from 'node:timers/promises';
import type { ChatId, UserId } from '../../generated/schemas';
import type { ApiClient } from '../support/api-client';
import { attempt } from './attempt';
import type { Random } from './random';

const pauseMs = 100;

/** Who made the groups: says what they are about, and gives the others roles. */
export class GroupOwner {
  /** How often the service did it. */
  done = 0;
  #isStopped = false;

  constructor(
    private readonly api: ApiClient,
    private readonly chatIds: ChatId[],
    private readonly others: UserId[],
    private readonly random: Random,
  ) {}

  async run(): Promise<void> {
    while (!this.#isStopped) {
      if (await this.#change()) this.done += 1;
      await delay(pauseMs);
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  #change(): Promise<boolean> {
    const chatId = this.random.pick(this.chatIds);
    if (this.random.between(0, 2) === 0) {
      const body = { description: `As of ${Date.now()}` };
      return attempt(this.api, 'updateChat', { params: { chatId }, body });
    }
    const params = { chatId, userId: this.random.pick(this.others) };
    const body = { role: this.random.pick(['admin', 'member']) };
    return attempt(this.api, 'setRole', { params, body });
  }
}
