import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { CloseCode } from '../../generated/events/close-codes';
import { ServiceError, toServiceError } from '../errors';
import type { Admission } from './admission';
import type { Connection, Transport } from './connection';
import type { EncodedEvent } from './encoded-event';
import { errorEvent } from './error-event';
import type { EventCheck } from './event-check';
import { parseFrame } from './frame';
import { FrameJoiner } from './frame-joiner';
import type { Gateway } from './gateway';
import type { HandshakeLog } from './handshake-log';
import { Heartbeat } from './heartbeat';

export const maxFrameBytes = 64 * 1024;

/** The raw WebSocket: makes connections of sockets and hands their frames to the gateway. */
export class WebSocketTransportServer {
  // Compression would cost a buffer of its own for each connection, and frames could not be shared.
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
  });
  readonly #joiner = new FrameJoiner();
  readonly #heartbeat = new Heartbeat(this.#server.clients);

  /** @param handshakeTimeoutMs how long a client may take until it is admitted */
  constructor(
    private readonly gateway: Gateway,
    private readonly admission: Admission,
    private readonly handshakeLog: HandshakeLog,
    private readonly check: EventCheck,
    private readonly handshakeTimeoutMs: number,
  ) {}

  /** Answers an upgrade request: with a connection, or with `error` and a close code. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // A client that gives up while its session is checked must not end the process.
    const ignoreError = () => undefined;
    socket.on('error', ignoreError);
    // Who is refused has this long to read why.
    const deadline = setTimeout(() => socket.destroy(), this.handshakeTimeoutMs);
    socket.once('close', () => clearTimeout(deadline));
    const handshake = { request, transport: 'websocket' } as const;
    const admitted = await this.admission.admit(handshake).catch(toServiceError);
    socket.off('error', ignoreError);
    let isWebSocket = false;
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      isWebSocket = true;
      webSocket.on('error', ignoreError);
      if (admitted instanceof ServiceError) return this.#refuse(webSocket, admitted);
      clearTimeout(deadline);
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
