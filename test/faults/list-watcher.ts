import { setTimeout as delay } from 'node:timers/promises';
import type { EventName, EventPayloads } from '../../generated/events/gateway';
import type { ChatId, Revision, UserId } from '../../generated/schemas';
import { Link, type LinkTransport, retryMs } from './link';
import { OwnStateLog } from './own-state-log';

/**
 * A client that listens to all chats through every fault. From each `listening-all-chats` on it must
 * hear of every change, once and in order; what changed while it was away it would read from the list.
 * Its user's own state it resumes.
 */
export class ListWatcher {
  /** How many changes it heard of in all. */
  news = 0;
  repeated = 0;
  outOfOrder = 0;
  /** Up to where it has heard of each chat since it listens. */
  readonly #heard = new Map<ChatId, Revision>();
  readonly own = new OwnStateLog();
  readonly #link: Link;

  constructor(
    url: string,
    readonly userId: UserId,
    transport: LinkTransport,
  ) {
    this.#link = new Link(url, userId, transport, {
      opened: () => this.#listen(),
      received: (event, data) => this.#take(event, data),
    });
  }

  start(): void {
    this.#link.open();
  }

  /** The last revision of a chat that it heard of on this connection; undefined for none. */
  heardOf(chatId: ChatId): Revision | undefined {
    return this.#heard.get(chatId);
  }

  close(): void {
    this.#link.close();
  }

  /** On a new connection: what came on the one before ends there. */
  #listen(): void {
    this.#heard.clear();
    this.#link.send('listen-all-chats', this.own.place);
  }

  #take(event: EventName, data: unknown): void {
    this.own.take(event, data);
    if (event === 'chat-updated') {
      const { chatId, revision } = data as EventPayloads['chat-updated'];
      this.#hear(chatId, revision);
    } else if (event === 'error') {
      void delay(retryMs).then(() => this.#listen());
    }
  }

  #hear(chatId: ChatId, revision: Revision): void {
    this.news += 1;
    const last = this.#heard.get(chatId);
    this.#heard.set(chatId, revision);
    if (last === undefined || revision === last + 1) return;
    if (revision <= last) this.repeated += 1;
    else this.outOfOrder += 1;
  }
}
