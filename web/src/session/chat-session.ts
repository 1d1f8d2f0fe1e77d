import { createContext } from '@lit/context';
import { createMessagingClient, devToken, type MessagingClient } from '../../../client/src/index';
import {
  createMessagingStore,
  indexedDbStorage,
  type MessagingStore,
} from '../../../client/src/store/index';
import type { Texts } from '../texts/texts';

/** What an app says of whose chat it is, and where. */
export interface SessionOptions {
  /** Where the service is; where the module was loaded from, if it is not said. */
  url: string;
  /** Whose chat it is; whose the session is, if it is not said. */
  userId?: string | undefined;
  /** Gives an access token; without it the cookie is the session. */
  getToken?: (() => Promise<string>) | undefined;
  /** Takes the session of development mode, which anyone can have. */
  development?: boolean;
  /** What is used for requests and for connections, in place of the browser's own. */
  fetch?: typeof fetch | undefined;
  webSocket?: typeof WebSocket | undefined;
}

/** A user's session, which all elements share that stand in it. */
export interface ChatSession {
  readonly client: MessagingClient;
  readonly store: MessagingStore;
  readonly userId: string;
  readonly texts: Texts;
  /** For numbers and times, as `Intl` takes it. */
  readonly locale: string;
}

/** By which an element finds the session in which it stands. */
export const sessionContext = createContext<ChatSession | undefined>(Symbol('messaging-session'));

/** Opens a session. Fails with MessagingError where it is nobody's. */
export async function openSession(
  options: SessionOptions,
  language: Pick<ChatSession, 'texts' | 'locale'>,
): Promise<ChatSession> {
  const userId = options.userId ?? (await ownUserId(options));
  const client = createMessagingClient({ ...clientOptions(options), userId });
  // A chat that is left is followed no more: its user may have many open in a day.
  const store = createMessagingStore(client, { storage: indexedDbStorage(), warmChats: 0 });
  return { client, store, userId, ...language };
}

/** Ends what it follows and its connection. What is not sent is kept. */
export function endSession({ client, store }: ChatSession): void {
  store.close();
  client.close();
}

async function ownUserId(options: SessionOptions): Promise<string> {
  const nobody = createMessagingClient({ ...clientOptions(options), userId: '' });
  return (await nobody.rest.getMe()).id;
}

function clientOptions(options: SessionOptions) {
  const { url, userId, development, fetch, webSocket } = options;
  const isMinted = development === true && userId !== undefined;
  const getToken = isMinted ? devToken(url, userId, fetch) : options.getToken;
  return {
    url,
    ...(getToken === undefined ? {} : { getToken }),
    ...(fetch === undefined ? {} : { fetch }),
    ...(webSocket === undefined ? {} : { webSocket: webSocket as never }),
  };
}
