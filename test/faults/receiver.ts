import { setTimeout as delay } from 'node:timers/promises';
import type { EventName, EventPayloads } from '../../generated/events/gateway';
import type { ChatChange, ChatId, Message, UserId } from '../../generated/schemas';
import type { ApiClient } from '../support/api-client';
import { changeOfEvent } from '../../client/src/changes';
import { Link, type LinkTransport, retryMs } from './link';
import { type StoredGroup, ToldGroup } from './told-group';
import { ToldMessages } from './told-messages';

interface ChatProgress {
  lastRevision: number;
  messages: Message[];
  /** The messages as it was told of them last. */
  told: ToldMessages;
  /** The group as it was told of it last. */
  group: ToldGroup;
  /** Events are handled one after the other: filling a hole over REST takes a while. */
  queue: Promise<void>;
}

/**
 * A client that follows chats through every fault: it reconnects, resumes each chat from the last
 * revision it saw, and notes what it gets, as it gets it.
 */
export class Receiver {
  readonly repeated: ChatChange[] = [];
  readonly outOfOrder: ChatChange[] = [];
  longestDeliveryMs = 0;
  readonly #chats: Map<ChatId, ChatProgress>;
  readonly #link: Link;

  constructor(
    url: string,
    userId: UserId,
    private readonly api: ApiClient,
    chatIds: ChatId[],
    transport: LinkTransport,
  ) {
    this.#chats = new Map(
      chatIds.map((chatId) => [
        chatId,
        {
          ...{ lastRevision: 0, messages: [], queue: Promise.resolve() },
          ...{ told: new ToldMessages(), group: new ToldGroup() },
        },
      ]),
    );
    this.#link = new Link(url, userId, transport, {
      opened: () => this.#joinAll(),
      received: (event, data) => this.#take(event, data),
    });
  }

  start(): void {
    this.#link.open();
  }

  /** What it got of a chat, in the order in which it got it. */
  messagesOf(chatId: ChatId): Message[] {
    return this.#chats.get(chatId)!.messages;
  }

  /** How many of a chat's messages, as they are stored, it was told of otherwise, and how much of the group. */
  outdatedOf(chatId: ChatId, stored: Message[], group: StoredGroup): number {
    const chat = this.#chats.get(chatId)!;
    const messages = stored.filter((message) => !chat.told.has(message)).length;
    return messages + chat.group.outdated(group);
  }

  close(): void {
    this.#link.close();
  }

  #joinAll(): void {
    for (const chatId of this.#chats.keys()) this.#join(chatId);
  }

  #join(chatId: ChatId): void {
    const { lastRevision } = this.#chats.get(chatId)!;
    this.#link.send('join-chat', { chatId, after: lastRevision, ref: chatId });
  }

  #take(event: EventName, data: unknown): void {
    const told = changeOfEvent(event, data as Record<string, unknown>);
    if (told !== undefined) {
      const { chatId } = data as EventPayloads['new-message'];
      this.#enqueue(chatId, () => this.#note(chatId, told));
    } else if (event === 'chat-joined') {
      const joined = data as EventPayloads['chat-joined'];
      this.#enqueue(joined.chatId, () => this.#fill(joined));
    } else if (event === 'error') this.#retry(data as EventPayloads['error']);
  }

  /** A command that may work later is sent again; anything else is a fault of the service. */
  #retry({ ref, retryable, code }: EventPayloads['error']): void {
    if (!retryable) throw new Error(`The service refused a join: ${code}`);
    void delay(retryMs).then(() => this.#join(String(ref)));
  }

  #enqueue(chatId: ChatId, handle: () => void | Promise<void>): void {
    const chat = this.#chats.get(chatId)!;
    chat.queue = chat.queue.then(handle);
  }

  #note(chatId: ChatId, change: ChatChange): void {
    const chat = this.#chats.get(chatId)!;
    const expected = chat.lastRevision + 1;
    if (change.revision < expected) this.repeated.push(change);
    if (change.revision > expected) this.outOfOrder.push(change);
    if (change.revision < expected) return;
    chat.lastRevision = change.revision;
    chat.told.take(change);
    chat.group.take(change);
    const { message } = change;
    if (message === undefined) return;
    chat.messages.push(message);
    const tookMs = Date.now() - Date.parse(message.createdAt);
    this.longestDeliveryMs = Math.max(this.longestDeliveryMs, tookMs);
  }

  /** More was missed than was replayed: the rest is read over REST, as the contract says. */
  async #fill({ chatId, revision, moreMissed }: EventPayloads['chat-joined']): Promise<void> {
    const chat = this.#chats.get(chatId)!;
    while (moreMissed && chat.lastRevision < revision) {
      const changes = await this.#changesAfter(chatId, chat.lastRevision);
      for (const change of changes) this.#note(chatId, change);
    }
  }

  async #changesAfter(chatId: ChatId, after: number): Promise<ChatChange[]> {
    const request = { params: { chatId }, query: { after, limit: 100 } };
    const page = this.api.call<{ items: ChatChange[] }>('listChanges', request);
    const answer = await page.catch(() => undefined);
    if (answer?.status === 200) return answer.body.items;
    await delay(retryMs);
    return [];
  }
}
