import type { ApiClient } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { eventually } from '../support/eventually';
import { SocketIoClient } from '../support/socketio-client';
import { TestService } from '../support/test-service';

const rounds = 4;
const senders = 4;

describe('while messages flow, nothing of a chat comes after the answer that it was left', () => {
  let service: TestService;
  let bob: ApiClient;
  let chatId: string;
  let flow: Flow;

  beforeAll(async () => {
    service = await TestService.start();
  });
  beforeEach(async () => {
    bob = await service.api('bob');
    ({ id: chatId } = await bob.createChat(['alice'], 'left'));
    flow = new Flow(() => bob.sendMessage(chatId, 'flowing'));
  });
  afterEach(async () => {
    await flow.stop();
    await service.reset();
  });
  afterAll(() => service.close());

  const answerOf = (client: EventClient, command: string): Promise<unknown> =>
    client instanceof SocketIoClient
      ? client.sendWithAck(command, { chatId })
      : client.ask(command, { chatId }, command === 'join-chat' ? 'chat-joined' : 'chat-left');

  /** How many messages come while a chat is joined, and after it was left. */
  const oneRound = async (client: EventClient) => {
    const count = () => client.received.filter(({ event }) => event === 'new-message').length;
    const before = count();
    await answerOf(client, 'join-chat');
    await eventually(() => expect(count()).toBeGreaterThan(before));
    await answerOf(client, 'leave-chat');
    const atAnswer = count();
    await client.settled();
    return count() - atAnswer;
  };

  const connections: [string, () => Promise<EventClient>][] = [
    ['a raw WebSocket', () => service.webSocket('alice')],
    ['Socket.IO', () => service.socketIo('alice')],
    ['Socket.IO by polling', () => service.socketIo('alice', { transports: ['polling'] })],
    [
      'Socket.IO that is being upgraded',
      () => service.socketIo('alice', { transports: ['polling', 'websocket'] }),
    ],
  ];

  it.each(connections)('over %s', async (_name, connect) => {
    const client = await connect();
    for (let round = 0; round < rounds; round += 1) expect(await oneRound(client)).toBe(0);
  });
});

/** Does something again and again, several times at once, until it is stopped. */
class Flow {
  #isRunning = true;
  readonly #done: Promise<unknown>;

  constructor(private readonly step: () => Promise<unknown>) {
    this.#done = Promise.all(Array.from({ length: senders }, () => this.#run()));
  }

  /** Ends after the steps under way. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    await this.#done;
  }

  async #run(): Promise<void> {
    while (this.#isRunning) await this.step();
  }
}
