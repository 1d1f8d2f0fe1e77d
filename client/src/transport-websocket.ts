import type { ErrorEvent } from '../../generated/events/payloads';
import type { Link, LinkListener, Transport } from './transport';

/** What is used of a WebSocket: the browser's, or that of the package `ws`. */
export interface WebSocketLike {
  onopen: ((event: never) => unknown) | null;
  onmessage: ((event: never) => unknown) | null;
  onclose: ((event: never) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
  send(text: string): void;
  close(): void;
  /** Ends the connection at once; only the package `ws` has it. */
  terminate?(): void;
}

/**
 * A WebSocket's constructor. The package `ws` takes headers, which carry the token; a browser
 * takes none and sends its cookies.
 */
export type WebSocketConstructor = new (
  url: string,
  protocols: string[],
  options?: { headers?: Record<string, string> },
) => WebSocketLike;

/** Connections over the raw WebSocket. */
export function webSocketTransport(
  baseUrl: string,
  userId: string,
  WebSocket: WebSocketConstructor,
): Transport {
  const url = `${baseUrl.replace(/^http/, 'ws')}/messaging?userId=${encodeURIComponent(userId)}`;
  return (token, listener) => {
    const options = token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } };
    return openLink(new WebSocket(url, [], options), listener);
  };
}

function openLink(socket: WebSocketLike, listener: LinkListener): Link {
  let refusal: ErrorEvent | undefined;
  let cause: unknown;
  socket.onopen = () => listener.opened();
  socket.onerror = (event: unknown) => {
    cause = event;
  };
  socket.onclose = ({ code }: { code: number }) =>
    listener.ended({ closeCode: code, refusal, cause });
  socket.onmessage = (message: { data: unknown }) => {
    const { event, data } = parseFrame(message.data);
    if (event === 'error') refusal = asRefusal(data as ErrorEvent);
    listener.received(event, data);
  };
  return {
    send: (event, data) => socket.send(JSON.stringify({ event, data })),
    close: () => {
      socket.onopen = socket.onclose = socket.onmessage = null;
      // A connection that is dead answers no close frame, so the socket is not waited for. `ws`
      // reports a socket closed while it connects as an error, which must have a listener.
      socket.onerror = () => undefined;
      if (socket.terminate === undefined) socket.close();
      else socket.terminate();
    },
  };
}

/** An error that is about no command and no chat may be why the connection ends. */
export function asRefusal(error: ErrorEvent): ErrorEvent | undefined {
  const { ref, command, chatId } = error;
  return [ref, command, chatId].every((about) => about === undefined) ? error : undefined;
}

/** A frame that is not the service's counts as an event that this client does not know. */
function parseFrame(text: unknown): { event: string; data?: unknown } {
  try {
    return JSON.parse(String(text)) as { event: string; data: unknown };
  } catch {
    return { event: '' };
  }
}
