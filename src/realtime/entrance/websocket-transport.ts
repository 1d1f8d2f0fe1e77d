import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { CloseCode } from '../../../generated/events/close-codes';
import { ServiceError } from '../../errors';
import type { Admission } from './admission';
import type { Connection, Transport } from '../connection/connection';
import type { EncodedEvent } from '../wire/encoded-event';
import { errorEvent } from '../wire/error-event';
import type { EventCheck } from '../wire/event-check';
import { parseFrame } from '../wire/frame';
import { FrameJoiner } from '../wire/frame-joiner';
import type { Gateway } from '../commands/gateway';
import type { HandshakeLog } from './handshake-log';
import { Heartbeat } from './heartbeat';
import type { Lobby } from './lobby';
import { toServiceError } from '../../to-service-error';

export const maxFrameBytes = 64 * 1024;

/** The raw WebSocket: makes connections of sockets and hands their frames to the gateway. */
export class WebSocketTransportServer {
  // Compression would cost a buffer of its own for each connection, and frames could not be shared.
  // The frames of one read come a turn each: it may hold thousands, and others are not to wait.
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    allowSynchronousEvents: false,
  });
  readonly #joiner = new FrameJoiner();
  readonly #heartbeat = new Heartbeat(this.#server.clients);

  constructor(
    private readonly gateway: Gateway,
    private readonly admission: Admission,
    private readonly handshakeLog: HandshakeLog,
    private readonly check: EventCheck,
    private readonly lobby: Lobby,
  ) {}

  /** Answers an upgrade request: with a connection, or with `error` and a close code. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // A client that gives up while its session is checked must not end the process.
    const ignoreError = () => undefined;
    socket.on('error', ignoreError);
    // Who is refused stays until it has read why.
    const leave = this.lobby.enter(request, () => socket.destroy());
    if (leave === undefined) return refuseAtDoor(socket);
    socket.once('close', leave);
    const whenGone = (callback: () => void) => socket.once('close', callback);
    const handshake = { request, transport: 'websocket', whenGone } as const;
    const admitted = await this.admission.admit(handshake).catch(toServiceError);
    socket.off('error', ignoreError);
    let isWebSocket = false;
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      isWebSocket = true;
      webSocket.on('error', ignoreError);
      if (admitted instanceof ServiceError) return this.#refuse(webSocket, admitted);
      leave();
      const transport = new WebSocketTransport(webSocket, socket, this.#joiner);
      this.#receive(webSocket, this.gateway.connect(admitted, transport));
    });
    if (!isWebSocket && !(admitted instanceof ServiceError)) {
      this.handshakeLog.refused(notCompleted(), handshake);
    }
  }

  /** Stops pinging; the connections are closed by the gateway. */
  close(): void {
    this.#heartbeat.stop();
    this.#server.close();
  }

  #refuse(webSocket: WebSocket, error: ServiceError): void {
    const encoded = this.check.encode(errorEvent(error));
    if (encoded !== undefined) webSocket.send(`{"event":"error","data":${encoded.json}}`);
    const { closeCode } = error.row;
    webSocket.close(closeCode?.code ?? 1011, closeCode?.name);
  }

  #receive(webSocket: WebSocket, connection: Connection): void {
    webSocket.on('message', (data, isBinary) => this.#take(connection, data, isBinary));
    webSocket.on('close', () => this.gateway.disconnect(connection));
  }

  #take(connection: Connection, data: RawData, isBinary: boolean): void {
    // What comes behind the frame for which a client was sent away is not even read.
    if (!connection.isOpen) return;
    try {
      if (isBinary) throw new ServiceError('INVALID_FRAME');
      // ws gives a text message as one Buffer (its default binaryType, "nodebuffer").
      const { event, data: payload, ref } = parseFrame((data as Buffer).toString());
      this.gateway.receive(connection, { name: event, data: payload, outerRef: ref });
    } catch (error) {
      this.gateway.refuse(connection, toServiceError(error));
    }
  }
}

/** Too many of its address wait: nothing more is spent on it. */
function refuseAtDoor(socket: Duplex): void {
  socket.end(
    'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
    () => socket.destroy(),
  );
}

/** What the client did is no handshake, or it is gone; ws tells no more. */
function notCompleted(): ServiceError {
  return new ServiceError('INVALID_REQUEST', { detail: 'The handshake was not completed.' });
}

class WebSocketTransport implements Transport {
  /** @param socket the connection under the WebSocket, for frames that are ready as they are */
  constructor(
    private readonly webSocket: WebSocket,
    private readonly socket: Duplex,
    private readonly joiner: FrameJoiner,
  ) {}

  send(events: readonly EncodedEvent[]): void {
    // Past this state a close frame has gone out, and nothing may follow it.
    if (this.webSocket.readyState !== WebSocket.OPEN) return;
    this.socket.write(this.joiner.join(events.map((event) => event.rawFrame)));
  }

  bufferedBytes(): number {
    return this.socket.writableLength;
  }

  onDrain(callback: () => void): void {
    this.socket.on('drain', callback);
  }

  close({ code, name }: CloseCode): void {
    this.webSocket.close(code, name);
  }
}
