import type { ApiClient } from '../support/api-client';
import { eventually } from '../support/eventually';
import type { SocketIoClient } from '../support/socketio-client';
import { useService } from '../support/test-service';

const clientCount = 10;

describe('Socket.IO by polling', () => {
  const service = useService();
  let bob: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    bob = await service.api('bob');
    ({ id: chatId } = await bob.createChat(['alice'], 'polled'));
  });

  const engineOf = (client: SocketIoClient) => client.socket.io.engine.transport.name;

  it('commands are answered and messages arrive', async () => {
    const alice = await service.socketIo('alice', { transports: ['polling'] });
    await alice.ask('join-chat', { chatId }, 'chat-joined');
    const messages = await Promise.all(
      Array.from({ length: 20 }, (_, n) => bob.sendMessage(chatId, `message ${n}`)),
    );

    for (const message of messages.sort((a, b) => a.seq - b.seq)) {
      expect(await alice.next('new-message')).toMatchObject({ message });
    }
    expect(engineOf(alice)).toBe('polling');
  });

  it('an upgrade to WebSocket loses and repeats nothing while messages flow', async () => {
    const stream = new Stream(() => bob.sendMessage(chatId, 'flowing'));
    const clients = await upgradeAll().finally(() => stream.stop());
    const { revision: last } = await bob.sendMessage(chatId, 'the end');

    for (const { client, revision } of clients) {
      const expected = Array.from({ length: last - revision }, (_, n) => revision + 1 + n);
      await eventually(() => expect(revisionsOf(client)).toEqual(expected));
    }
  });

  /** Clients that joined by polling, or on the way, and then moved to WebSocket. */
  async function upgradeAll() {
    const clients = await Promise.all(Array.from({ length: clientCount }, joinByUpgrade));
    await eventually(() => expect(clients.map(({ client }) => engineOf(client))).toEqual(upgraded));
    return clients;
  }

  async function joinByUpgrade() {
    const client = await service.socketIo('alice', { transports: ['polling', 'websocket'] });
    const { revision } = await client.ask('join-chat', { chatId }, 'chat-joined');
    return { client, revision };
  }
});

const upgraded = Array.from({ length: clientCount }, () => 'websocket');

function revisionsOf(client: SocketIoClient): number[] {
  return client.received
    .filter(({ event }) => event === 'new-message')
    .map(({ data }) => (data as { revision: number }).revision);
}

/** Does something again and again until it is stopped. */
class Stream {
  #isRunning = true;
  readonly #done: Promise<void>;

  constructor(private readonly step: () => Promise<unknown>) {
    this.#done = this.#run();
  }

  /** Ends after the step under way. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    await this.#done;
  }

  async #run(): Promise<void> {
    while (this.#isRunning) await this.step();
  }
}
