import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

// Enough that a client which pipelines does not wait for the way there and back.
const servedAtOnce = 4;
// What is read besides is bounded by what one read of the socket can bring.
const enoughWaiting = 16;

/** The requests of one socket. They are served a few at a time, in the order in which they came. */
export class SocketTurns {
  readonly #underWay = new Set<ServerResponse>();
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly socket: Duplex) {}

  /** Serves a request when it is its turn; the turn ends with the response. */
  take(response: ServerResponse, serve: () => void): void {
    if (this.#underWay.size < servedAtOnce && this.#waiting.length === 0) {
      return this.#serve(response, serve);
    }
    this.#waiting.push(() => this.#serve(response, serve));
    if (this.#waiting.length >= enoughWaiting) this.socket.pause();
  }

  /** Runs something when every request that came before is answered. */
  whenAnswered(run: () => void): void {
    if (this.#underWay.size === 0) run();
    else this.#waiting.push(() => this.whenAnswered(run));
  }

  /** Whether a part of an answer is on its way, so that nothing else may be written. */
  get hasBegunToAnswer(): boolean {
    return [...this.#underWay].some(({ headersSent }) => headersSent);
  }

  #serve(response: ServerResponse, serve: () => void): void {
    this.#underWay.add(response);
    response.on('close', () => this.#end(response));
    serve();
  }

  #end(response: ServerResponse): void {
    this.#underWay.delete(response);
    if (this.socket.destroyed) this.#waiting.length = 0;
    const next = this.#waiting.shift();
    if (this.#waiting.length === 0 && this.socket.isPaused()) this.socket.resume();
    next?.();
  }
}
