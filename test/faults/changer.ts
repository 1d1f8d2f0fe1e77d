import { setTimeout as delay } from 'node:timers/promises';
import type { OperationId } from '../../generated/http/operations';
import type { Message } from '../../generated/schemas';
import type { ApiClient } from '../support/api-client';
import { attempt } from './attempt';
import type { Random } from './random';
import type { Sender } from './sender';

const pauseMs = 25;
const emoji = ['👍', '🎉', '🚀'];
const settings = [
  ...[true, false].flatMap((isOn) => [
    () => ({ pinned: isOn }),
    () => ({ archived: isOn }),
    () => ({ markedUnread: isOn }),
  ]),
  () => ({ mutedUntil: null }),
  () => ({ mutedUntil: new Date(Date.now() + 500).toISOString() }),
  () => ({ archived: true, mutedUntil: '2099-01-31T12:00:00.000Z' }),
];
// They take part in nothing, so that a block changes nothing else.
const strangers = ['mallory', 'trudy', 'oscar'];

/**
 * Edits and deletes a user's own messages, reacts to all and pins them, mutes, pins, archives and marks chats,
 * and blocks strangers, as people do: some late, most at once. Only answers are deleted, so that no send is
 * refused for what it answers.
 */
export class Changer {
  /** How often the service did it. */
  done = 0;
  #isStopped = false;

  constructor(
    private readonly api: ApiClient,
    private readonly own: Sender[],
    private readonly all: Sender[],
    private readonly random: Random,
  ) {}

  async run(): Promise<void> {
    while (!this.#isStopped) {
      await this.#change();
      await delay(pauseMs);
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #change(): Promise<void> {
    const act = this.random.between(0, 18);
    const [mine, any] = [this.#some(this.own), this.#some(this.all)];
    if (mine === undefined || any === undefined) return;
    if (act === 0 && mine.replyTo !== undefined) await this.#call('deleteMessage', mine);
    else if (act < 4) await this.#call('updateMessage', mine, { content: `edited ${Date.now()}` });
    else if (act < 10) await this.#call(act < 8 ? 'addReaction' : 'removeReaction', any);
    else if (act < 12) await this.#call(act < 11 ? 'pinMessage' : 'unpinMessage', any);
    else if (act < 16) await this.#call('updateOwnChat', any, this.random.pick(settings)());
    else await this.#call(act < 17 ? 'blockUser' : 'unblockUser', any);
  }

  /** One of the last messages that were acknowledged. */
  #some(senders: Sender[]): Message | undefined {
    const { acknowledged } = this.random.pick(senders);
    return acknowledged.at(-1 - this.random.between(0, 10));
  }

  async #call(operation: OperationId, message: Message, body?: object): Promise<void> {
    const { chatId, id: messageId } = message;
    const [sign, userId] = [this.random.pick(emoji), this.random.pick(strangers)];
    const params = { chatId, messageId, emoji: sign, userId };
    const request = { params, ...(body === undefined ? {} : { body }) };
    if (await attempt(this.api, operation, request)) this.done += 1;
  }
}
