import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Frame } from './connection';
import type { EventsMock, IncomingCommand } from './events-mock';

type Acknowledge = (reply: Frame) => void;

/** Socket.IO: the names are its events, at the namespace that is the address of the document. */
export class SocketIoEndpoint {
  readonly #io: Server;

  constructor(
    server: HttpServer,
    private readonly mock: EventsMock,
  ) {
    this.#io = new Server(server, {
      // Otherwise Engine.IO cuts every upgrade that is not its own after a second.
      destroyUpgrade: false,
      serveClient: false,
      cors: { origin: true, credentials: true },
    });
    const refuseOther = (_socket: unknown, next: (error: Error) => void) =>
      next(refusal(mock.refusals.otherNamespace(mock.contract.address)));
    this.#io.of('/').use(refuseOther);
    const namespace = this.#io.of(mock.contract.address);
    namespace.use((socket, next) => {
      const mistakes = mock.handshakeMistakes(socket.handshake.query);
      next(mistakes.length === 0 ? undefined : refusal(mock.refusals.handshake(mistakes)));
    });
    namespace.on('connection', (socket) => this.#connect(socket));
    // Every other name; registered last, or it would claim the one above.
    this.#io.of(/^/).use(refuseOther);
  }

  close(): void {
    this.#io.engine.close();
  }

  #connect(socket: Socket): void {
    const { query } = socket.handshake;
    const connection = this.mock.connect(query, ({ event, data }) => socket.emit(event, data));
    socket.onAny((name: string, ...args: unknown[]) => {
      const [payload, acknowledge] = splitAcknowledgement(args);
      const command = toCommand(name, payload);
      const reply =
        command === undefined
          ? this.mock.refuse(connection)
          : this.mock.receive(connection, command);
      acknowledge?.(reply);
    });
    socket.on('disconnect', () => this.mock.disconnect(connection));
  }
}

/** Socket.IO gives the acknowledgement, if the client asked for one, as the last argument. */
function splitAcknowledgement(args: unknown[]): [unknown[], Acknowledge | undefined] {
  const last = args.at(-1);
  return typeof last === 'function' ? [args.slice(0, -1), last as Acknowledge] : [args, undefined];
}

function toCommand(name: string, payload: unknown[]): IncomingCommand | undefined {
  const [data = {}, ...more] = payload;
  return more.length > 0 || Buffer.isBuffer(data) ? undefined : { name, data };
}

/** An error that reaches the client as `connect_error`, its `data` the document's error. */
function refusal(data: unknown): Error {
  return Object.assign(new Error((data as { message?: string }).message), { data });
}
