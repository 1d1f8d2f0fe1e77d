import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { EventName, EventPayloads } from '../../generated/events/gateway';
import type { ChatChange, ChatId, Message, UserId } from '../../generated/schemas';
import type { ApiClient } from '../support/api-client';
import { assertEvent } from '../support/event-contract';

/** How a receiver reaches the service. */
export type ReceiverTransport = 'websocket' | 'socketio';

interface ChatProgress {
  lastRevision: number;
  messages: Message[];
  /** Events are handled one after the other: filling a hole over REST takes a while. */
  queue: Promise<void>;
}

const retryMs = 100;

/**
 * A client that follows chats through every fault: it reconnects, resumes each chat from the last
 * revision it saw, and notes what it gets, as it gets it.
 */
export class Receiver {
  readonly repeated: Message[] = [];
  readonly outOfOrder: Message[] = [];
  longestDeliveryMs = 0;
  readonly #chats: Map<ChatId, ChatProgress>;
  #socket: WebSocket | Socket | undefined;
  #isClosed = false;

  constructor(
    private readonly url: string,
    private readonly userId: UserId,
    private readonly api: ApiClient,
    chatIds: ChatId[],
    private readonly transport: ReceiverTransport,
  ) {
    this.#chats = new Map(
      chatIds.map((chatId) => [
        chatId,
        { lastRevision: 0, messages: [], queue: Promise.resolve() },
      ]),
    );
  }

  start(): void {
    if (this.transport === 'websocket') this.#connectRaw();
    else this.#connectSocketIo();
  }

  /** What it got of a chat, in the order in which it got it. */
  messagesOf(chatId: ChatId): Message[] {
    return this.#chats.get(chatId)!.messages;
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.close();
  }

  #connectRaw(): void {
    if (this.#isClosed) return;
    const socket = new WebSocket(
      `${this.url.replace('http', 'ws')}/messaging?userId=${this.userId}`,
      { handshakeTimeout: 2000 },
    );
    this.#socket = socket;
    socket.on('open', () => this.#joinAll());
    socket.on('message', (frame: Buffer) => {
      const { event, data } = JSON.parse(frame.toString()) as { event: EventName; data: unknown };
      this.#take(event, data);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => void delay(retryMs * (0.5 + Math.random())).then(() => this.start()));
  }

  #connectSocketIo(): void {
    const socket = io(`${this.url}/messaging`, {
      query: { userId: this.userId },
      transports: ['websocket'],
      forceNew: true,
      timeout: 2000,
      reconnectionDelay: retryMs,
      reconnectionDelayMax: 2 * retryMs,
    });
    this.#socket = socket;
    socket.on('connect', () => this.#joinAll());
    socket.onAny((event: EventName, data: unknown) => this.#take(event, data));
  }

  #joinAll(): void {
    for (const chatId of this.#chats.keys()) this.#join(chatId);
  }

  #join(chatId: ChatId): void {
    const { lastRevision } = this.#chats.get(chatId)!;
    const data = { chatId, after: lastRevision, ref: chatId };
    if (this.#socket instanceof WebSocket) {
      if (this.#socket.readyState !== WebSocket.OPEN) return;
      this.#socket.send(JSON.stringify({ event: 'join-chat', data }));
    } else if (this.#socket?.connected) this.#socket.emit('join-chat', data);
  }

  #take(event: EventName, data: unknown): void {
    assertEvent(event, data);
    if (event === 'new-message') {
      const { message } = data as EventPayloads['new-message'];
      this.#enqueue(message.chatId, () => this.#note(message));
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

  #note(message: Message): void {
    const chat = this.#chats.get(message.chatId)!;
    const expected = chat.lastRevision + 1;
    if (message.revision < expected) this.repeated.push(message);
    if (message.revision > expected) this.outOfOrder.push(message);
    if (message.revision < expected) return;
    chat.lastRevision = message.revision;
    chat.messages.push(message);
    const tookMs = Date.now() - Date.parse(message.createdAt);
    this.longestDeliveryMs = Math.max(this.longestDeliveryMs, tookMs);
  }

  /** More was missed than was replayed: the rest is read over REST, as the contract says. */
  async #fill({ chatId, revision, moreMissed }: EventPayloads['chat-joined']): Promise<void> {
    const chat = this.#chats.get(chatId)!;
    while (moreMissed && chat.lastRevision < revision) {
      const changes = await this.#changesAfter(chatId, chat.lastRevision);
      for (const { message } of changes) if (message !== undefined) this.#note(message);
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
