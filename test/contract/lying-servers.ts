import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as SocketIoServer } from 'socket.io';
import { WebSocketServer } from 'ws';

/** What a server answers to every request. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

/** What a server says to every client before it closes the connection. */
export interface Saying {
  event: string;
  data: unknown;
}

/** A server that keeps no contract. */
export class LyingServer {
  private constructor(private readonly server: Server) {}

  /** Answers over HTTP. */
  static async answering({ status, headers, body }: Answer): Promise<LyingServer> {
    const server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    });
    return LyingServer.#start(server);
  }

  /** Speaks over a raw WebSocket. */
  static async sayingOverWebSocket({ event, data }: Saying): Promise<LyingServer> {
    const server = createServer();
    new WebSocketServer({ server }).on('connection', (socket) => {
      socket.send(JSON.stringify({ event, data }));
      socket.close();
    });
    return LyingServer.#start(server);
  }

  /** Speaks over Socket.IO. */
  static async sayingOverSocketIo({ event, data }: Saying): Promise<LyingServer> {
    const server = createServer();
    new SocketIoServer(server).of('/messaging').on('connection', (socket) => {
      socket.emit(event, data);
      socket.disconnect();
    });
    return LyingServer.#start(server);
  }

  static async #start(server: Server): Promise<LyingServer> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new LyingServer(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}
