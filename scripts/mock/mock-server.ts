import { once } from 'node:events';
import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Documents } from './documents';
import { EmitRequests } from './emit-requests';
import { readEventContract } from './event-contract';
import { EventsMock } from './events-mock';
import { Progress } from './progress';
import { RestMock } from './rest-mock';
import { SocketIoEndpoint } from './socketio-endpoint';
import { WebSocketEndpoint } from './websocket-endpoint';

export interface MockOptions {
  /** 0 for one that is free. */
  port: number;
  /** How often every event is emitted, in milliseconds; 0 for only on request. */
  intervalMs: number;
}

/** Both mocks on one port, as the service is. */
export class MockServer {
  readonly #server: Server;
  readonly #webSockets: WebSocketEndpoint;
  readonly #socketIo: SocketIoEndpoint;
  readonly #timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly rest: RestMock,
    private readonly events: EventsMock,
    intervalMs: number,
  ) {
    const emitRequests = new EmitRequests(events);
    this.#server = http.createServer((request, response) => {
      const handler = emitRequests.takes(request) ? emitRequests : rest;
      handler.handle(request, response).catch((error: Error) => fail(request, response, error));
    });
    this.#webSockets = new WebSocketEndpoint(events);
    this.#webSockets.listen(this.#server);
    this.#socketIo = new SocketIoEndpoint(this.#server, events);
    if (intervalMs > 0) this.#timer = setInterval(() => this.events.emitAll(), intervalMs);
  }

  /** Starts both mocks; on 127.0.0.1 only. */
  static async start(
    { openApi, asyncApi }: Documents,
    { port, intervalMs }: MockOptions,
  ): Promise<MockServer> {
    const contract = readEventContract(asyncApi);
    const progress = new Progress(contract);
    const events = new EventsMock(contract, progress);
    const onMade = events.emitMade.bind(events);
    const rest = await RestMock.start(openApi, progress, onMade);
    const mock = new MockServer(rest, events, intervalMs);
    try {
      await mock.#listen(port);
    } catch (error) {
      await mock.close();
      throw error;
    }
    return mock;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#webSockets.close();
    this.#socketIo.close();
    this.#server.close();
    this.#server.closeAllConnections();
    await this.rest.close();
  }

  async #listen(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }
}

/** A defect of the mock, or a client that went away. */
function fail({ url }: IncomingMessage, response: ServerResponse, error: Error): void {
  console.error(`${url} failed: ${error.message}`);
  if (!response.headersSent) response.writeHead(500);
  response.end();
}
