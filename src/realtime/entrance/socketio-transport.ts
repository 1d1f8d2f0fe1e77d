import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Socket as NetSocket } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { type ServerOptions, WebSocketServer } from 'ws';
import type { CloseCode } from '../../../generated/events/close-codes';
import { validateFrame } from '../../../generated/events/gateway';
import { ServiceError } from '../../errors';
import type { Origins } from '../../sessions/origins';
import type { Session } from '../../sessions/session';
import type { Admission } from './admission';
import type { Connection, Transport } from '../connection/connection';
import { type EncodedEvent, messagingPath } from '../wire/encoded-event';
import { cut, EngineGuard, type EngineConnection, idleNetSocket } from './engine-guard';
import {
  type AnswerRefused,
  asHandshake,
  checkEngineRequests,
  engineError,
  type EngineRefusal,
} from './engine-requests';
import { errorEvent } from '../wire/error-event';
import type { EventCheck } from '../wire/event-check';
import { FrameJoiner } from '../wire/frame-joiner';
import type { HandshakeLog } from './handshake-log';
import type { Gateway, IncomingCommand } from '../commands/gateway';
import type { Lobby } from './lobby';
import { maxFrameBytes } from './websocket-transport';
import { toServiceError } from '../../to-service-error';

type MessagingSocket = Socket<
  Record<string, (...args: unknown[]) => void>,
  Record<string, (data: unknown) => void>,
  Record<string, never>,
  { session: Session }
>;

export interface SocketIoOptions {
  /** Whether clients may poll, besides WebSocket. */
  polling: boolean;
}

/**
 * What Engine.IO is to use: the copy of ws that it brings may be older, and answer pings without a
 * bound. The frames of one read come a turn each, as on the other transport.
 */
class FairWebSocketServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, allowSynchronousEvents: false });
  }
}

/** Socket.IO: makes connections of its sockets and hands their events to the gateway. */
export class SocketIoTransportServer {
  readonly #io: Server;
  readonly #joiner = new FrameJoiner();
  readonly #guard: EngineGuard;

  constructor(
    server: HttpServer,
    origins: Origins,
    { polling }: SocketIoOptions,
    lobby: Lobby,
    answerRefused: AnswerRefused,
    handshakeLog: HandshakeLog,
    private readonly gateway: Gateway,
    private readonly admission: Admission,
    private readonly check: EventCheck,
  ) {
    this.#io = new Server(server, {
      transports: polling ? ['polling', 'websocket'] : ['websocket'],
      maxHttpBufferSize: maxFrameBytes,
      wsEngine: FairWebSocketServer,
      // Otherwise Engine.IO cuts every upgrade that is not its own after a second.
      destroyUpgrade: false,
      serveClient: false,
      cleanupEmptyChildNamespaces: true,
      cors: {
        origin: (origin, allow) => allow(null, origins.isAllowed(origin)),
        credentials: true,
      },
    });
    this.#io.engine.use(checkEngineRequests(origins, answerRefused, handshakeLog));
    this.#guard = new EngineGuard(lobby);
    this.#io.engine.on('connection', (connection: EngineConnection) =>
      this.#guard.watch(connection),
    );
    this.#io.engine.on('connection_error', (refused: EngineRefusal) => {
      const error = engineError(refused);
      if (error !== undefined) handshakeLog.refused(error, asHandshake(refused.req));
    });
    const refuse = ({ request }: { request: IncomingMessage }, next: (error: Error) => void) => {
      const error = new ServiceError('NOT_FOUND');
      handshakeLog.refused(error, asHandshake(request));
      next(this.#refusal(error));
    };
    this.#io.of('/').use(refuse);
    const namespace = this.#io.of(messagingPath);
    namespace.use((socket, next) => {
      this.#admit(socket as MessagingSocket).then(
        () => next(),
        (error: unknown) => next(this.#refusal(toServiceError(error))),
      );
    });
    namespace.on('connection', (socket) => this.#connect(socket as MessagingSocket));
    // Every other name; registered last, or it would claim the one above.
    this.#io.of(/^/).use(refuse);
  }

  /** Closes what the gateway has not closed, and Engine.IO with it. The HTTP server stays. */
  close(): void {
    this.#io.engine.close();
  }

  async #admit(socket: MessagingSocket): Promise<void> {
    const token: unknown = socket.handshake.auth.token;
    socket.data.session = await this.admission.admit({
      request: socket.request,
      transport: 'socketio',
      whenGone: (callback) => socket.conn.once('close', callback),
      token: typeof token === 'string' ? token : undefined,
    });
  }

  /** An error that reaches the client as `connect_error`, its `data` the payload of `error`. */
  #refusal(error: ServiceError): Error {
    const data = this.check.encode(errorEvent(error))?.event.data;
    return Object.assign(new Error(error.message), { data });
  }

  #connect(socket: MessagingSocket): void {
    this.#guard.admit(socket.conn);
    const connection = this.gateway.connect(
      socket.data.session,
      new SocketIoTransport(socket, this.#joiner),
    );
    socket.onAny((name: string, ...args: unknown[]) => this.#take(connection, name, args));
    socket.on('disconnect', (reason) => {
      this.gateway.disconnect(connection);
      // Engine.IO would keep the connection, which is no one's now.
      if (reason === 'client namespace disconnect') cut(socket.conn);
    });
  }

  #take(connection: Connection, name: string, args: unknown[]): void {
    const [payload, acknowledge] = splitAcknowledgement(args);
    const command = toCommand(name, payload);
    if (command !== undefined) this.gateway.receive(connection, { ...command, acknowledge });
    else this.gateway.refuse(connection, new ServiceError('INVALID_FRAME'), acknowledge);
  }
}

type Acknowledge = (reply: unknown) => void;

/** Socket.IO gives the acknowledgement, if the client asked for one, as the last argument. */
function splitAcknowledgement(args: unknown[]): [unknown[], Acknowledge | undefined] {
  const last = args.at(-1);
  if (typeof last !== 'function') return [args, undefined];
  return [args.slice(0, -1), last as Acknowledge];
}

/** The command that an event of Socket.IO stands for, or undefined when it can be none. */
function toCommand(name: string, payload: unknown[]): IncomingCommand | undefined {
  const [data, ...more] = payload;
  if (!validateFrame({ event: name }) || more.length > 0 || Buffer.isBuffer(data)) return undefined;
  return { name, data: data ?? {} };
}

class SocketIoTransport implements Transport {
  /** What waits in Engine.IO's own buffer; it says when that is empty. */
  #bufferedByEngine = 0;
  #watched: NetSocket | undefined;
  #callback: () => void = () => undefined;

  constructor(
    private readonly socket: MessagingSocket,
    private readonly joiner: FrameJoiner,
  ) {
    socket.conn.on('drain', () => {
      this.#bufferedByEngine = 0;
      this.#callback();
    });
  }

  /** Replies are acknowledged where they stand among the events: all that was before has left. */
  send(events: readonly EncodedEvent[]): void {
    let sent = 0;
    events.forEach(({ acknowledge, event, json }, index) => {
      if (acknowledge === undefined) return;
      this.#write(events.slice(sent, index + 1));
      this.#bufferedByEngine += json.length;
      acknowledge(event);
      sent = index + 1;
    });
    if (sent < events.length) this.#write(sent === 0 ? events : events.slice(sent));
  }

  bufferedBytes(): number {
    return this.#bufferedByEngine + (this.#watched?.writableLength ?? 0);
  }

  onDrain(callback: () => void): void {
    this.#callback = callback;
  }

  /**
   * Socket.IO knows no close codes. Its clients come back by themselves when the connection ends
   * under them, and do not when they are disconnected, so that is how they are told which to do. A
   * session that ended must be renewed first, so coming back is up to the application.
   */
  close({ name, reconnect }: CloseCode): void {
    if (reconnect && name !== 'SESSION_ENDED') this.socket.conn.close(name === 'TOO_SLOW');
    else this.socket.disconnect(true);
  }

  #write(events: readonly EncodedEvent[]): void {
    const raw = idleNetSocket(this.socket.conn);
    if (raw === undefined) return this.#emit(events);
    this.#watch(raw);
    raw.write(this.joiner.join(events.map((event) => event.socketIoFrame)));
  }

  /** The socket changes once, when polling is upgraded to a WebSocket. */
  #watch(raw: NetSocket): void {
    if (this.#watched === raw) return;
    this.#watched = raw;
    raw.on('drain', () => this.#callback());
  }

  #emit(events: readonly EncodedEvent[]): void {
    for (const event of events) {
      this.#bufferedByEngine += event.json.length;
      this.socket.emit(event.name, event.event.data);
    }
  }
}
