import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Handlers } from '../../generated/http/operations';
import { clientAddressOf } from '../../src/http/client-address';
import { DisputedRequests } from '../../src/http/disputed-requests';
import { builtDocsFolder } from '../../src/http/documents';
import { installGate } from '../../src/http/gate';
import { createListener } from '../../src/http/listener';
import { answerProblem } from '../../src/http/problem';
import { createHttpServer } from '../../src/http/server';
import { ConcurrencyLimit } from '../../src/limits/concurrency-limit';
import { createLimits } from '../../src/limits/limits';
import { createLogger } from '../../src/logger';
import { Authenticator } from '../../src/sessions/authenticator';
import type { Session } from '../../src/sessions/session';
import type { Connection } from './connection';
import { EmitRequests } from './emit-requests';
import { EventsMock } from './events-mock';
import type { MockContract } from './mock-contract';
import { Progress } from './progress';
import { RestMock } from './rest-mock';
import { SocketIoEndpoint } from './socketio-endpoint';
import { commandBehaviours } from './state/commands';
import { Company, furnish } from './state/company';
import { Delivery } from './state/delivery';
import { AnyOrigin, AnySession } from './state/mock-sessions';
import { MockState } from './state/mock-state';
import { operationHandlers } from './state/operations';
import { WebSocketEndpoint } from './websocket-endpoint';

export interface MockOptions {
  /** 0 for one that is free. */
  port: number;
  /** How often something happens by itself, in milliseconds; 0 for only on request. */
  intervalMs: number;
}

const timeouts = { keepAliveMs: 65_000, headersMs: 10_000, requestMs: 30_000 };
const log = createLogger('silent');

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
    this.#server = createHttpServer((request, response) => {
      const handler = emitRequests.takes(request) ? emitRequests : rest;
      handler.handle(request, response).catch((error: Error) => fail(request, response, error));
    }, timeouts);
    this.#webSockets = new WebSocketEndpoint(events);
    this.#webSockets.listen(this.#server);
    this.#socketIo = new SocketIoEndpoint(this.#server, events);
    installGate(this.#server, log);
    if (intervalMs > 0) this.#timer = setInterval(() => this.events.emitAll(), intervalMs);
  }

  /** Starts both mocks; on 127.0.0.1 only. */
  static async start(
    contract: MockContract,
    { port, intervalMs }: MockOptions,
  ): Promise<MockServer> {
    const progress = new Progress(contract.events);
    const connections = new Set<Connection>();
    const delivery = new Delivery(contract.events, connections);
    const state = new MockState(delivery);
    furnish(state);
    const events = new EventsMock(contract.events, progress, connections, {
      behaviours: commandBehaviours(state, delivery, connections),
      company: new Company(state, connections),
      delivery,
      presence: state.presence,
    });
    const onMade = events.emitMade.bind(events);
    const rest = await RestMock.start(contract, { ...statefulRest(state), progress, onMade, log });
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

/** What the state answers, on the service's own way for requests: the same checks, and problems. */
function statefulRest(state: MockState) {
  const handlers = operationHandlers(state);
  const origins = new AnyOrigin();
  const listener = createListener({
    // The others are answered by example before they come here.
    handlers: handlers as Handlers<Session>,
    authenticator: new Authenticator(origins, new AnySession()),
    origins,
    // It answers 429 to who asks for it.
    limits: createLimits({}),
    absent: new Set(),
    docsFolder: builtDocsFolder,
    addressOf: clientAddressOf([]),
    requestsUnderWay: new ConcurrencyLimit(Infinity),
    disputed: new DisputedRequests(log),
    log,
  });
  return { listener, stateful: new Set(Object.keys(handlers)) };
}

/** A defect of the mock, or a client that went away. */
function fail(request: IncomingMessage, response: ServerResponse, error: Error): void {
  console.error(`${request.url} failed: ${error.message}`);
  answerProblem(log, error, request, response);
}
