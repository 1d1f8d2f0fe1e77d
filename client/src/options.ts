import type { Backoff } from './backoff';
import { MessagingError } from './errors';
import type { LivenessRules } from './liveness';
import { type SocketIoFactory, socketIoTransport } from './transport-socketio';
import type { Transport } from './transport';
import { type WebSocketConstructor, webSocketTransport } from './transport-websocket';

interface CommonOptions {
  /** Where the service is, for example `https://chat.example.com` or `https://app.example/chat`. */
  url: string;
  /** Who the user is; the session must be theirs. */
  userId: string;
  /**
   * Gives an access token that is valid now. It is called once, and again when the service refuses
   * the token. Leave it out where the cookie `sAccessToken` is the session.
   */
  getToken?: () => Promise<string>;
  /** Makes the requests in place of the platform's own, for an app that watches or routes them. */
  fetch?: typeof fetch;
  /** Is told what a handler of the app has thrown; without it that is logged to the console. */
  onError?: (error: unknown) => void;
  /** How long to wait between attempts: at most `baseMs` (500), doubled up to `capMs` (30,000). */
  backoff?: Partial<Backoff>;
  /** When a silent connection counts as dead: after `silenceMs` (30,000) + `answerMs` (10,000). */
  liveness?: Partial<LivenessRules>;
}

interface WebSocketOptions {
  transport?: 'websocket';
  /** The WebSocket to use: needed in Node, where it is that of the package `ws`. */
  webSocket?: WebSocketConstructor;
}

interface SocketIoOptions {
  transport: 'socketio';
  /** `io` of the package `socket.io-client`, handed in so that it is bundled only where used. */
  io: SocketIoFactory;
}

export type MessagingClientOptions = CommonOptions & (WebSocketOptions | SocketIoOptions);

/** The transport that the options ask for. Fails with NOT_SUPPORTED when there is no WebSocket. */
export function transportOf(options: MessagingClientOptions): Transport {
  const url = withoutSlash(options.url);
  if (options.transport === 'socketio') return socketIoTransport(url, options.userId, options.io);
  const { WebSocket } = globalThis as { WebSocket?: WebSocketConstructor };
  const constructor = options.webSocket ?? WebSocket;
  if (constructor === undefined) {
    const message = 'There is no WebSocket here: hand in `webSocket`.';
    throw new MessagingError('NOT_SUPPORTED', message, { retryable: false });
  }
  return webSocketTransport(url, options.userId, constructor);
}

/** An address to which a path can be added. */
export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
