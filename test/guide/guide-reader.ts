import { eventValidatorTable } from '../../generated/events/gateway';
import type { CommandName, EventName } from '../../generated/events/gateway';
import type { ApiClient, ApiResponse } from '../support/api-client';
import { insertChats, insertMessage } from '../support/chat-rows';
import { eventually } from '../support/eventually';
import { refusalOf } from '../support/refusal';
import type { TestService } from '../support/test-service';
import type { WebSocketClient } from '../support/websocket-client';
import type { Step } from './guide-steps';

const replies: Readonly<Record<CommandName, EventName>> = {
  'join-chat': 'chat-joined',
  'leave-chat': 'chat-left',
  'listen-all-chats': 'listening-all-chats',
  'leave-all-chats': 'all-chats-left',
  'debug-status': 'debug-status',
};

/** Members whose values differ from one run to the next: an example shows their form. */
const varying = ['id', 'messageId', 'socketId', 'epoch'];
const counters = ['seq', 'revision', 'stateRevision', 'through'];

/** Someone who follows a guide as alice, from its first line to its last. */
export class GuideReader {
  #alice!: WebSocketClient;
  #answer: ApiResponse | undefined;
  #reply: { event: EventName; data: unknown } | undefined;
  #chatId = '';

  private constructor(
    private readonly service: TestService,
    private readonly api: ApiClient,
    private readonly bob: ApiClient,
  ) {}

  /** The chats and the message that the guide's examples name are there. */
  static async start(service: TestService): Promise<GuideReader> {
    const ids = ['chat_123', 'chat_456', 'chat_id_123', 'chat_abc', 'chat_def'];
    await insertChats(service.database.url, { ids, participants: ['alice', 'bob'] });
    const first = { chatId: 'chat_123', id: 'msg_456', senderId: 'alice', content: 'Hello!' };
    await insertMessage(service.database.url, first);
    return new GuideReader(service, await service.api('alice'), await service.api('bob'));
  }

  /** Does what a step says, or looks whether what it shows is so. */
  async follow(step: Step): Promise<void> {
    if (step.kind === 'request') return this.#request(step.method, step.path, step.body);
    if (step.kind === 'answer') return expect(this.#answer!.body).toMatchObject(formOf(step.body));
    if (step.kind === 'connection') return this.#connect(step.userId);
    if (step.kind === 'command') return this.#command(step.event as CommandName, step.frame);
    if (step.kind === 'log') return expect(this.service.logTexts).toContain(step.text);
    const data = this.#filled(step.data);
    const { [step.event]: cause } = this.#causes();
    const shown = cause === undefined ? this.#reply : await cause(data);
    expect(shown).toMatchObject({ event: step.event, data: formOf(data) });
  }

  async #request(method: string, path: string, body?: string): Promise<void> {
    const request = body === undefined ? {} : { body: JSON.parse(this.#filled(body)) as unknown };
    this.#answer = await this.api.send(method, path, request);
    expect(this.#answer.status).toBeLessThan(300);
    const { id } = (this.#answer.body ?? {}) as { id?: string };
    if (path.endsWith('/chats')) this.#chatId = id!;
  }

  async #connect(userId: string): Promise<void> {
    const client = await this.service.webSocket(userId);
    expect(await client.ask('debug-status', {}, 'debug-status')).toMatchObject({ userId });
    if (userId === 'alice') this.#alice = client;
  }

  async #command(event: CommandName, frame: string): Promise<void> {
    const reply = this.#alice.next(replies[event]);
    this.#alice.sendRaw(this.#filled(frame));
    this.#reply = { event: replies[event], data: await reply };
  }

  /** With the id that the first step returned, where the guide says that it belongs. */
  #filled<Value>(value: Value): Value {
    const text = JSON.stringify(value).replace(/chat_id_re[^"\\]*/g, this.#chatId);
    return JSON.parse(text) as Value;
  }

  /** What makes the events happen that nothing in the guide does by itself, as bob would. */
  #causes(): Record<string, ((data: Record<string, unknown>) => Promise<object>) | undefined> {
    const send = () => this.bob.sendMessage('chat_123', 'Hello!');
    const toMessage = async (method: string, path = '', body?: unknown) => {
      const { id } = await send();
      const place = `/v1/messaging/chats/chat_123/messages/${id}${path}`;
      await this.bob.send(method, place, body === undefined ? {} : { body });
    };
    return {
      'new-message': () => this.#seen('new-message', send),
      'chat-updated': () => this.#seen('chat-updated', send),
      'chat-created': ({ chat }) => {
        const { participants, name } = chat as { participants: string[]; name: string };
        return this.#seen('chat-created', () => this.bob.createChat(participants, name));
      },
      'message-updated': () =>
        this.#seen('message-updated', () => toMessage('PATCH', '', { content: 'Hello everyone!' })),
      'message-deleted': () => this.#seen('message-deleted', () => toMessage('DELETE')),
      'reaction-changed': () =>
        this.#seen('reaction-changed', () => toMessage('PUT', '/reactions/%F0%9F%91%8D')),
      typing: () =>
        this.#seen('typing', () =>
          this.bob.send('POST', '/v1/messaging/chats/chat_123/typing', { body: { typing: true } }),
        ),
      'debug-status': () => this.#status(),
      error: async () => {
        const { error } = await refusalOf(this.service, 'websocket', {});
        return { event: 'error', data: error };
      },
    };
  }

  /** The first such event that a connection of alice receives which follows everything. */
  async #seen(event: EventName, cause: () => Promise<unknown>): Promise<object> {
    const client = await this.service.webSocket('alice');
    await client.ask('listen-all-chats', {}, 'listening-all-chats');
    await client.ask('join-chat', { chatId: 'chat_123' }, 'chat-joined');
    await cause();
    const data = await client.next(event);
    await client.close();
    return { event, data };
  }

  /** As the guide has it: alice in two chats, and bob there as well. */
  async #status(): Promise<object> {
    const bob = await this.service.webSocket('bob');
    this.#alice.send('leave-all-chats');
    for (const chatId of ['chat_abc', 'chat_def'])
      await this.#alice.ask('join-chat', { chatId }, 'chat-joined');
    let data: object = {};
    await eventually(async () => {
      data = await this.#alice.ask('debug-status', {}, 'debug-status');
      expect(data).toMatchObject({ totalUsers: 2 });
    });
    this.#alice.send('leave-all-chats');
    await this.#alice.next('all-chats-left');
    await this.#alice.next('all-chats-left');
    await bob.close();
    return { event: 'debug-status', data };
  }
}

const time = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What an example shows: its values, and the form of those that differ at each run. */
function formOf(value: unknown): never {
  return form(value, '') as never;
}

function form(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => form(item, ''));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, form(item, key)]));
  }
  if (counters.includes(name)) return expect.any(Number);
  if (typeof value !== 'string') return value;
  if (time.test(value)) return expect.stringMatching(time);
  if (!varying.includes(name)) return value;
  const [prefix] = /^[a-z]+_|/.exec(value)!;
  return expect.stringMatching(new RegExp(`^${prefix}\\w+$`));
}

/** Whether the documents have an event of this name. */
export function isEventName(name: string): boolean {
  return Object.hasOwn(eventValidatorTable, name);
}
