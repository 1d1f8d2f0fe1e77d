import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { messagingPath } from '../wire/encoded-event';
import type { WebSocketTransportServer } from './websocket-transport';

const socketIoPath = '/socket.io/';

/** Sends each upgrade request to the transport of its path; Socket.IO listens for its own. */
export function routeUpgrades(server: Server, webSockets: WebSocketTransportServer): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path === messagingPath || path === `${messagingPath}/`) {
      void webSockets.upgrade(request, socket, head);
    } else if (!path?.startsWith(socketIoPath)) {
      // A client that resets the connection now must not end the process.
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    }
  });
}
