import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Whether a request asks to become a WebSocket (RFC 6455, 4.2.1). */
export function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.trim().toLowerCase() === 'websocket';
}

/**
 * Serves a request that asks for a protocol which is not spoken here, such as `h2c`, in the protocol
 * that it came in (RFC 9110, 7.8: a server may ignore `Upgrade`). Node leaves such a request to
 * its upgrade listeners, so the server reads it once more, without that header.
 */
export function serveWithoutUpgrade(
  server: Server,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  socket.unshift(Buffer.concat([Buffer.from(headersOf(request), 'latin1'), head]));
  server.emit('connection', socket);
}

const ofTheUpgrade = ['upgrade', 'connection', 'http2-settings'];

function headersOf({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!;
    if (!ofTheUpgrade.includes(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[index + 1]}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
