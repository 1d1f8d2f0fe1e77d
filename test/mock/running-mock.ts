import { type Documents, readDocuments } from '../../scripts/mock/documents';
import { type MockContract, readMockContract } from '../../scripts/mock/mock-contract';
import { MockServer } from '../../scripts/mock/mock-server';
import type { EventClient } from '../support/event-client';
import { SocketIoClient } from '../support/socketio-client';
import type { TransportName } from '../support/test-service';
import { WebSocketClient } from '../support/websocket-client';

let read: Promise<MockContract> | undefined;

/** The project's own, which is read once for all mocks of a test file. */
function ownContract(): Promise<MockContract> {
  return (read ??= readMockContract(readDocuments()));
}

/** A mock in the test's process, on a free port, with clients that check what they receive. */
export class RunningMock {
  readonly #clients: EventClient[] = [];

  private constructor(private readonly server: MockServer) {}

  /** @param intervalMs how often it emits every event; 0 for only on request */
  static async start(intervalMs = 0, documents?: Documents): Promise<RunningMock> {
    const contract = documents === undefined ? ownContract() : readMockContract(documents);
    return new RunningMock(await MockServer.start(await contract, { port: 0, intervalMs }));
  }

  get url(): string {
    return this.server.url;
  }

  get webSocketUrl(): string {
    return `${this.url.replace('http', 'ws')}/messaging`;
  }

  /** A connected client of the transport that is named. */
  async connect(transport: TransportName, userId: string): Promise<EventClient> {
    const client =
      transport === 'websocket'
        ? await WebSocketClient.open(`${this.webSocketUrl}?userId=${userId}`)
        : await SocketIoClient.open(`${this.url}/messaging`, { query: { userId } });
    this.#clients.push(client);
    return client;
  }

  /** Asks for an event. @param payload as it is sent; without it, an example is emitted */
  async emit(event: string, payload?: string): Promise<{ status: number; body: unknown }> {
    const body = payload === undefined ? {} : { body: payload };
    const response = await fetch(`${this.url}/emit/${event}`, { method: 'POST', ...body });
    return { status: response.status, body: await response.json() };
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
    await this.server.close();
    this.#clients.forEach((client) => client.assertContractKept());
  }
}

/** A mock for the tests of a `describe`: a new one for each of them. */
export function useMock(): { readonly url: string } {
  let mock: RunningMock;
  beforeEach(async () => void (mock = await RunningMock.start()));
  afterEach(() => mock.close());
  return {
    get url() {
      return mock.url;
    },
  };
}
