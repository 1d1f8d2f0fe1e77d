import { SocketIoClient } from './socketio-client';
import type { TestService, TransportName } from './test-service';
import { WebSocketClient } from './websocket-client';

/** How a client asks to connect. */
export interface HandshakeAttempt {
  /** The query of the address, as it is written there. */
  query?: string;
  headers?: Record<string, string>;
}

/** What a refused client gets: the payload of `error`, and the close code of a raw WebSocket. */
export interface Refusal {
  error: unknown;
  code: number | undefined;
}

/** Asks to connect, which the service must refuse. */
export function refusalOf(
  service: TestService,
  transport: TransportName,
  attempt: HandshakeAttempt,
): Promise<Refusal> {
  return transport === 'websocket'
    ? webSocketRefusal(service, attempt)
    : socketIoRefusal(service, attempt);
}

async function webSocketRefusal(
  service: TestService,
  { query = '', headers }: HandshakeAttempt,
): Promise<Refusal> {
  const address = `${service.url.replace('http', 'ws')}/messaging${query}`;
  const client = WebSocketClient.start(address, headers);
  const { code } = await client.closed;
  return { error: await client.next('error'), code };
}

async function socketIoRefusal(
  service: TestService,
  { query = '', headers = {} }: HandshakeAttempt,
): Promise<Refusal> {
  const client = SocketIoClient.start(`${service.url}/messaging${query}`, {
    extraHeaders: headers,
  });
  try {
    return { error: (await client.refusal()).data, code: undefined };
  } finally {
    client.socket.disconnect();
  }
}
