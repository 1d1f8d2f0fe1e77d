import type { Line } from './line';
import { lostCode, SocketNotes } from './socket-notes';

type Handler<Event> = ((event: Event) => unknown) | null;

/** As much of a WebSocket as the client uses, which notes what goes over it, and goes with its line. */
export class RecordedSocket {
  onopen: Handler<Event> = null;
  onmessage: Handler<MessageEvent<string>> = null;
  onclose: Handler<Pick<CloseEvent, 'code'>> = null;
  onerror: Handler<Event> = null;
  /** Undefined without a network. */
  #socket: WebSocket | undefined;
  readonly #notes: SocketNotes;

  constructor(
    private readonly line: Line,
    url: string,
    protocols: string[] = [],
  ) {
    this.#notes = new SocketNotes(line.log, line.who, url);
    line.hold(this);
    if (line.isCut) setTimeout(() => this.lose());
    else this.#listen(new WebSocket(url, protocols));
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  send(text: string): void {
    this.#notes.sent(text);
    this.#socket?.send(text);
  }

  close(): void {
    this.#socket?.close();
  }

  /** Is over as it is when the network goes: nobody says goodbye. */
  lose(): void {
    const socket = this.#socket;
    if (socket !== undefined) {
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
      socket.close();
    }
    this.onerror?.(new Event('error'));
    this.#ended({ code: lostCode, reason: '' });
  }

  #listen(socket: WebSocket): void {
    this.#socket = socket;
    socket.onopen = (event) => {
      this.#notes.opened();
      this.onopen?.(event);
    };
    socket.onmessage = (event: MessageEvent<string>) => {
      this.#notes.received(event.data);
      this.onmessage?.(event);
    };
    socket.onerror = (event) => this.onerror?.(event);
    socket.onclose = (event) => this.#ended(event);
  }

  #ended(end: Pick<CloseEvent, 'code' | 'reason'>): void {
    this.#socket = undefined;
    this.line.release(this);
    this.#notes.ended(end.code, end.reason);
    this.onclose?.(end);
  }
}
