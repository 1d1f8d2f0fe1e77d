import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A WebSocket to Engine.IO, whose packets the test writes itself. */
export async function openEngine(
  url: string,
  query = '',
  headers: Record<string, string> = {},
): Promise<WebSocket> {
  const webSocket = new WebSocket(engineAddress(url, query), { headers });
  webSocket.on('error', () => undefined);
  await once(webSocket, 'message');
  return webSocket;
}

/** Where a WebSocket to Engine.IO is opened. */
export function engineAddress(url: string, query = ''): string {
  return `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket${query}`;
}

/** Connects to the namespace, and waits for the answer. */
export async function joinNamespace(webSocket: WebSocket): Promise<string> {
  webSocket.send('40/messaging,');
  const [answer] = (await once(webSocket, 'message')) as [Buffer];
  return answer.toString();
}

/** A session of Engine.IO by polling, whose requests the test makes itself. */
export class PollingSession {
  private constructor(
    readonly url: string,
    readonly sid: string,
  ) {}

  static async open(url: string, query = ''): Promise<PollingSession> {
    const response = await fetch(`${url}/socket.io/?EIO=4&transport=polling${query}`);
    const { sid } = JSON.parse((await response.text()).slice(1)) as { sid: string };
    return new PollingSession(url, sid);
  }

  /** Sends packets; they are joined as Engine.IO joins them. */
  async post(packets: string[], headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.#address, { method: 'POST', body: packets.join('\x1e'), headers });
  }

  /** Waits for packets. */
  async poll(headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
    const response = await fetch(this.#address, { headers });
    return { status: response.status, text: await response.text() };
  }

  get #address(): string {
    return `${this.url}/socket.io/?EIO=4&transport=polling&sid=${this.sid}`;
  }
}
