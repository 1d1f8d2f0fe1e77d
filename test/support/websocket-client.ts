import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type EventAssertion, EventClient, type ReceivedEvent } from './event-client';

/** A client of the raw WebSocket. */
export class WebSocketClient extends EventClient {
  constructor(
    readonly webSocket: WebSocket,
    assertFits?: EventAssertion,
  ) {
    super(assertFits);
    webSocket.on('message', (data: Buffer) => {
      this.take(JSON.parse(data.toString()) as ReceivedEvent);
    });
    webSocket.on('close', (code, reason) => this.onClosed({ code, reason: reason.toString() }));
    // A refused handshake or a cut connection is what some tests are about; `closed` tells of it.
    webSocket.on('error', () => undefined);
  }

  /** Begins to connect; what the service sends at once is not missed. */
  static start(
    url: string,
    headers: Record<string, string> = {},
    assertFits?: EventAssertion,
  ): WebSocketClient {
    return new WebSocketClient(new WebSocket(url, { headers }), assertFits);
  }

  /** Connects, and waits until the connection stands. */
  static async open(
    url: string,
    headers?: Record<string, string>,
    assertFits?: EventAssertion,
  ): Promise<WebSocketClient> {
    const client = WebSocketClient.start(url, headers, assertFits);
    await once(client.webSocket, 'open');
    return client;
  }

  send(command: string, data?: unknown): void {
    this.sendRaw(JSON.stringify({ event: command, data }));
  }

  /** Sends any frame. */
  sendRaw(frame: string | Buffer): void {
    this.webSocket.send(frame);
  }

  async close(): Promise<void> {
    this.webSocket.close();
    await this.closed;
  }
}
