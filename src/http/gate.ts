import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '../logger';
import { asksForWebSocket, serveWithoutUpgrade } from './ordinary-upgrade';
import { pathAndQueryOf } from './request-target';
import { SocketTurns } from './socket-turns';

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;
type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Stands before every listener that the server has by now, of REST and of both transports: a target
 * in absolute form becomes a path, the requests of one socket are served a few at a time, and only
 * who asks for a WebSocket gets to the listeners of upgrades.
 */
export function installGate(server: Server, log: Logger): void {
  const turns = new WeakMap<Duplex, SocketTurns>();
  const turnsOf = (socket: Duplex): SocketTurns => {
    const known = turns.get(socket);
    if (known !== undefined) return known;
    const begun = new SocketTurns(socket);
    turns.set(socket, begun);
    return begun;
  };
  gateRequests(server, turnsOf);
  gateUpgrades(server, turnsOf);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    refuseUnreadable(log, error, socket, turnsOf(socket)),
  );
}

function gateRequests(server: Server, turnsOf: (socket: Duplex) => SocketTurns): void {
  const listeners = takeListeners<RequestListener>(server, 'request');
  server.on('request', (request, response) => {
    makeTargetPath(request);
    const serve = () => listeners.forEach((listener) => listener.call(server, request, response));
    turnsOf(request.socket).take(response, serve);
  });
}

function gateUpgrades(server: Server, turnsOf: (socket: Duplex) => SocketTurns): void {
  const listeners = takeListeners<UpgradeListener>(server, 'upgrade');
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    makeTargetPath(request);
    if (asksForWebSocket(request)) {
      return listeners.forEach((listener) => listener.call(server, request, socket, head));
    }
    // A client that resets the connection now must not end the process.
    const ignoreError = () => undefined;
    socket.on('error', ignoreError);
    turnsOf(socket).whenAnswered(() => {
      socket.off('error', ignoreError);
      serveWithoutUpgrade(server, request, socket, head);
    });
  });
}

function takeListeners<Listener>(server: Server, event: string): Listener[] {
  const listeners = server.listeners(event) as Listener[];
  server.removeAllListeners(event);
  return listeners;
}

/** What is no path at all stays as it is, and is found nowhere. */
function makeTargetPath(request: IncomingMessage): void {
  request.url = pathAndQueryOf(request.url!) ?? request.url!;
}

const statusLines: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** Answers, and logs, what is not HTTP or does not come in time. */
function refuseUnreadable(
  log: Logger,
  error: NodeJS.ErrnoException,
  socket: Duplex & { remoteAddress?: string | undefined },
  turns: SocketTurns,
): void {
  const { code: reason = 'unknown' } = error;
  const isGone = reason === 'ECONNRESET' || !socket.writable;
  if (!isGone) {
    log.info({ address: socket.remoteAddress, reason }, 'a request could not be read');
    const status = statusLines[reason] ?? '400 Bad Request';
    const answer = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
    if (!turns.hasBegunToAnswer) socket.write(answer);
  }
  socket.destroy();
}
