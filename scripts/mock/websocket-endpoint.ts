import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { pathOf } from '../../src/http/request-target';
import type { Connection } from './connection';
import type { EventsMock, IncomingCommand } from './events-mock';
import { fits, isObject, type Schema, type Values } from './schema';

const socketIoPath = '/socket.io/';

/** The raw WebSocket: JSON text frames `{event, data}` at the address of the document. */
export class WebSocketEndpoint {
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });

  constructor(private readonly mock: EventsMock) {}

  /** Takes the upgrades of its address; Socket.IO listens for its own. */
  listen(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const path = pathOf(request);
      if (path.replace(/\/$/, '') === this.mock.contract.address) {
        const open = (webSocket: WebSocket) => this.#open(webSocket, request);
        this.#sockets.handleUpgrade(request, socket, head, open);
      } else if (!path.startsWith(socketIoPath)) {
        socket.on('error', () => undefined);
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      }
    });
  }

  close(): void {
    this.#sockets.clients.forEach((client) => client.terminate());
    this.#sockets.close();
  }

  #open(webSocket: WebSocket, request: IncomingMessage): void {
    webSocket.on('error', () => undefined);
    const query = queryOf(request);
    const send = (frame: object) => webSocket.send(JSON.stringify(frame));
    const mistakes = this.mock.handshakeMistakes(query);
    if (mistakes.length > 0) {
      const { refusals, contract } = this.mock;
      send({ event: refusals.name, data: refusals.handshake(mistakes) });
      return webSocket.close(contract.refusalCode);
    }
    const connection = this.mock.connect(query, send);
    webSocket.on('message', (data, isBinary) => this.#take(connection, data, isBinary));
    webSocket.on('close', () => this.mock.disconnect(connection));
  }

  #take(connection: Connection, data: RawData, isBinary: boolean): void {
    // ws gives a text message as one Buffer (its default binaryType, "nodebuffer").
    const command = isBinary
      ? undefined
      : parseCommand((data as Buffer).toString(), this.mock.contract.frame);
    if (command === undefined) this.mock.refuse(connection);
    else this.mock.receive(connection, command);
  }
}

/** The parameters of the handshake; one that is said twice has a list of values. */
function queryOf({ url = '' }: IncomingMessage): Values {
  const parameters = new URLSearchParams(/\?(.*)$/.exec(url)?.[1]);
  const entries = [...parameters.keys()].map((name) => {
    const [value, ...more] = parameters.getAll(name);
    return [name, more.length === 0 ? value : [value, ...more]] as const;
  });
  return Object.fromEntries(entries);
}

/** The command in a text frame, or undefined when there is none. */
function parseCommand(text: string, schema: Schema): IncomingCommand | undefined {
  const frame = parseJson(text);
  if (!isObject(frame) || !fits(schema, frame)) return undefined;
  const { event, data = {}, ref } = frame;
  return typeof event === 'string' ? { name: event, data, ref } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
