import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import {
  createMessagingClient,
  devToken,
  type Message,
  type MessagingClient,
  type MessagingClientOptions,
} from '../../client/src';
import type { TransportName } from '../support/test-service';
import { LossyNetwork } from './lossy-network';

// As in an app, but quick.
const quickBackoff = { baseMs: 20, capMs: 200 };

type Options = Partial<Omit<MessagingClientOptions, 'transport'>> & { url: string; userId: string };

/** Clients and networks of a test, for afterEach to close. */
export class ClientSandbox {
  readonly #clients: MessagingClient[] = [];
  readonly #networks: LossyNetwork[] = [];

  /** A client of either transport with a session from development mode, not connected. */
  client(transport: TransportName, options: Options): MessagingClient {
    const common = {
      backoff: quickBackoff,
      getToken: devToken(options.url, options.userId),
      ...options,
    };
    const client = createMessagingClient(
      transport === 'socketio'
        ? { ...common, transport, io }
        : { ...common, transport, webSocket: WebSocket },
    );
    this.#clients.push(client);
    return client;
  }

  /** A client that is connected. */
  async connected(transport: TransportName, options: Options): Promise<MessagingClient> {
    const client = this.client(transport, options);
    await client.connect();
    return client;
  }

  /** A network in front of the service at this address. */
  async network(url: string): Promise<LossyNetwork> {
    const network = await LossyNetwork.to(url);
    this.#networks.push(network);
    return network;
  }

  async cleanUp(): Promise<void> {
    this.#clients.splice(0).forEach((client) => client.close());
    await Promise.all(this.#networks.splice(0).map((network) => network.close()));
  }
}

/** Joins a chat and gathers what its messages say. */
export async function gather(client: MessagingClient, chatId: string, after?: number) {
  const messages: Message[] = [];
  const leave = await client.joinChat(chatId, {
    onMessage: (message) => messages.push(message),
    ...(after === undefined ? {} : { after }),
  });
  return { messages, contents: () => messages.map(({ content }) => content), leave };
}

/** Makes a chat of these users, the client's own among them. */
export async function makeChat(client: MessagingClient, participants: string[]): Promise<string> {
  const { id } = await client.rest.createChat({ body: { participants } });
  return id;
}

/** The next state of this name. */
export function reaches(
  client: MessagingClient,
  status: string,
): Promise<MessagingClient['state']> {
  return new Promise((resolve) => {
    const stop = client.onState((state) => {
      if (state.status !== status) return;
      stop();
      resolve(state);
    });
  });
}
