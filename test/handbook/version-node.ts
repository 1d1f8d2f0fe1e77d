import type { Chat, ChatId, ChatSummary, Message, UserId } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { apiAt } from '../support/dev-session';
import type { EventAssertion } from '../support/event-client';
import type { ServiceProcess } from '../support/service-process';
import { SocketIoClient } from '../support/socketio-client';
import type { TransportName } from '../support/test-service';
import { WebSocketClient } from '../support/websocket-client';
import { Watcher } from './watcher';

/** A node of any version, and what users do there. Whatever it refuses fails. */
export class VersionNode {
  readonly #apis = new Map<UserId, Promise<ApiClient>>();

  /** @param assertFits what its events keep, when that is not this version's document */
  constructor(
    readonly process: ServiceProcess,
    private readonly assertFits?: EventAssertion,
  ) {}

  createChat(userId: UserId, participants: UserId[], name: string): Promise<Chat> {
    return this.#call(userId, 'POST', '', { participants, name });
  }

  getChat(userId: UserId, chatId: ChatId): Promise<ChatSummary> {
    return this.#call(userId, 'GET', `/${chatId}`);
  }

  send(userId: UserId, chatId: ChatId, content: string): Promise<Message> {
    return this.#call(userId, 'POST', `/${chatId}/messages`, { content });
  }

  edit({ senderId, chatId, id }: Message, content: string): Promise<Message> {
    return this.#call(senderId, 'PATCH', `/${chatId}/messages/${id}`, { content });
  }

  delete({ senderId, chatId, id }: Message): Promise<Message> {
    return this.#call(senderId, 'DELETE', `/${chatId}/messages/${id}`);
  }

  add(userId: UserId, chatId: ChatId, added: UserId): Promise<Chat> {
    return this.#call(userId, 'POST', `/${chatId}/participants`, { participants: [added] });
  }

  remove(userId: UserId, chatId: ChatId, removed: UserId): Promise<unknown> {
    return this.#call(userId, 'DELETE', `/${chatId}/participants/${removed}`);
  }

  markRead(userId: UserId, { chatId, seq }: Message): Promise<unknown> {
    return this.#call(userId, 'PUT', `/${chatId}/read`, { seq });
  }

  /** The last hundred messages of a chat. */
  async lastMessages(userId: UserId, chatId: ChatId): Promise<Message[]> {
    const place = `/${chatId}/messages?limit=100`;
    return (await this.#call<{ items: Message[] }>(userId, 'GET', place)).items;
  }

  /** Connects a user. */
  async connect(transport: TransportName, userId: UserId): Promise<Watcher> {
    const { url } = this.process;
    if (transport === 'websocket') {
      const address = `${url.replace('http', 'ws')}/messaging?userId=${userId}`;
      return new Watcher(await WebSocketClient.open(address, {}, this.assertFits));
    }
    const options = { query: { userId } };
    return new Watcher(await SocketIoClient.open(`${url}/messaging`, options, this.assertFits));
  }

  async #call<Body>(userId: UserId, method: string, place: string, body?: object): Promise<Body> {
    const { url } = this.process;
    if (!this.#apis.has(userId)) this.#apis.set(userId, apiAt(url, userId));
    const api = await this.#apis.get(userId)!;
    const path = `/v1/messaging/chats${place}`;
    return succeed(await api.send(method, path, body && { body })) as Body;
  }
}
