import { recordedFetch } from './recorded-fetch';
import { RecordedSocket } from './recorded-socket';
import type { WireLog } from './wire-log';

/**
 * The line between a person and the service: what goes over it is noted, and it can be cut. A change of
 * it is always noted too, so whoever watches the log sees it.
 */
export class Line {
  /** In place of the browser's own, for the person's client. */
  readonly fetch: typeof fetch;
  readonly webSocket: typeof WebSocket;
  readonly #sockets = new Set<RecordedSocket>();
  #network = new AbortController();

  constructor(
    readonly log: WireLog,
    readonly who: string,
  ) {
    // A class can only be made to know the line by being made for it.
    const line = this as Line;
    this.fetch = recordedFetch(line);
    this.webSocket = class extends RecordedSocket {
      constructor(url: string, protocols?: string[]) {
        super(line, url, protocols);
      }
    } as unknown as typeof WebSocket;
  }

  /** Aborted when the line is cut. */
  get network(): AbortSignal {
    return this.#network.signal;
  }

  get isCut(): boolean {
    return this.network.aborted;
  }

  get isConnected(): boolean {
    return [...this.#sockets].some(({ isOpen }) => isOpen);
  }

  /** Ends everything that is under way, as a network that is gone; nothing gets through from now on. */
  cut(): void {
    this.#note('connection cut', 'By you: nothing gets through any more, either way.');
    this.#network.abort();
    for (const socket of [...this.#sockets]) socket.lose();
  }

  /** Lets everything through again, and tells the page as a browser does that finds its network. */
  mend(): void {
    this.#network = new AbortController();
    this.#note('network is back', 'By you: the client comes back and resumes.');
    window.dispatchEvent(new Event('online'));
  }

  /** Knows of a socket until it is over. */
  hold(socket: RecordedSocket): void {
    this.#sockets.add(socket);
  }

  release(socket: RecordedSocket): void {
    this.#sockets.delete(socket);
  }

  #note(name: string, text: string): void {
    const { who } = this;
    this.log.add({ who, kind: 'connection', direction: 'none', name, text, parts: [] });
  }
}
