import type { ErrorEvent } from '../../generated/events/payloads';
import type { Transport } from './transport';
import { asRefusal } from './transport-websocket';

/** What is used of a socket of the package `socket.io-client`. */
export interface SocketIoLike {
  on(event: string, listener: (argument: never) => void): unknown;
  onAny(listener: (event: string, data: unknown) => void): unknown;
  off(): unknown;
  offAny(): unknown;
  emit(event: string, data: object): unknown;
  disconnect(): unknown;
}

/** `io` of the package `socket.io-client`, version 4. */
export type SocketIoFactory = (
  url: string,
  options: {
    path: string;
    query: Record<string, string>;
    auth: Record<string, string>;
    transports: string[];
    forceNew: boolean;
    reconnection: boolean;
    withCredentials: boolean;
  },
) => SocketIoLike;

/** Connections over Socket.IO. Coming back is left to the client, so that both transports do. */
export function socketIoTransport(baseUrl: string, userId: string, io: SocketIoFactory): Transport {
  // To Socket.IO the path of an address is a namespace; where the service is, is the option `path`.
  const [, origin = baseUrl, prefix = ''] = /^(\w+:\/\/[^/]+)(.*)$/.exec(baseUrl) ?? [];
  return (token, listener) => {
    const socket = io(`${origin}/messaging`, {
      path: `${prefix}/socket.io`,
      query: { userId },
      auth: token === undefined ? {} : { token },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      withCredentials: true,
    });
    let refusal: ErrorEvent | undefined;
    socket.on('connect', () => listener.opened());
    socket.on('connect_error', (cause: Error & { data?: ErrorEvent }) =>
      listener.ended({ refusal: cause.data, cause }),
    );
    socket.on('disconnect', (cause: string) => listener.ended({ refusal, cause }));
    socket.onAny((event, data) => {
      if (event === 'error') refusal = asRefusal(data as ErrorEvent);
      listener.received(event, data);
    });
    return {
      send: (command, data) => void socket.emit(command, data),
      close: () => {
        socket.off();
        socket.offAny();
        socket.disconnect();
      },
    };
  };
}
