import type { EventName, EventPayloads } from '../../generated/events/gateway';
import { seeCloseCode, seeEvent } from '../contract/coverage/seen';
import { assertEvent } from './event-contract';

/** An event as a client received it. */
export interface ReceivedEvent {
  event: EventName;
  data: unknown;
  /** The `ref` beside `data`, on a raw WebSocket. */
  ref?: unknown;
}

/** How a connection ended: the close code of a raw WebSocket, or Socket.IO's reason. */
export interface Closing {
  code?: number;
  reason: string;
}

/** Throws when an event is none that its sender may send. */
export type EventAssertion = (event: string, data: unknown) => void;

const assertContract: EventAssertion = (event, data) => {
  assertEvent(event, data);
  seeEvent(event, data);
};

interface Waiter {
  event: EventName;
  resolve: (data: never) => void;
  reject: (mistake: Error) => void;
}

const aside = ['debug-status', 'presence-changed'];

/**
 * A client of either transport that checks every event it receives against the AsyncAPI document.
 * Events wait until `next` asks for them, so none is missed between two steps of a test.
 */
export abstract class EventClient {
  /** Every event received, in order. */
  readonly received: ReceivedEvent[] = [];
  /** Resolves when the connection ends. */
  readonly closed: Promise<Closing>;
  protected onClosed!: (closing: Closing) => void;
  readonly #unread: ReceivedEvent[] = [];
  readonly #waiters: Waiter[] = [];
  #mistake: Error | undefined;

  /** @param assertFits what its service keeps, when that is not this version's document */
  constructor(private readonly assertFits = assertContract) {
    this.closed = new Promise((resolve) => {
      this.onClosed = (closing) => {
        seeCloseCode(closing.code);
        resolve(closing);
      };
    });
  }

  /** Sends a command; `data` is left out when it is undefined. */
  abstract send(command: string, data?: unknown): void;

  /** Closes the connection and waits until it is closed. */
  abstract close(): Promise<void>;

  /** Waits for the next event of this name that was not asked for yet; gives its payload. */
  next<Name extends EventName>(event: Name): Promise<EventPayloads[Name]> {
    if (this.#mistake !== undefined) return Promise.reject(this.#mistake);
    const index = this.#unread.findIndex((candidate) => candidate.event === event);
    if (index >= 0) {
      const [found] = this.#unread.splice(index, 1);
      return Promise.resolve(found!.data as EventPayloads[Name]);
    }
    return new Promise((resolve, reject) => this.#waiters.push({ event, resolve, reject }));
  }

  /** Sends a command and waits for an event: its reply, or `error`. */
  async ask<Name extends EventName>(
    command: string,
    data: unknown,
    reply: Name,
  ): Promise<EventPayloads[Name]> {
    const answer = this.next(reply);
    this.send(command, data);
    return answer;
  }

  /**
   * The events received so far, after everything that the service had to say by now has come: it
   * answers commands in order, so the answer to one more command comes after all else. Left out is who
   * comes and goes, which depends on what the test before did.
   */
  async settled(): Promise<ReceivedEvent[]> {
    await this.ask('debug-status', {}, 'debug-status');
    return this.received.filter(({ event }) => !aside.includes(event));
  }

  /** Throws when something came that does not fit the contract. */
  assertContractKept(): void {
    if (this.#mistake !== undefined) throw this.#mistake;
  }

  /** Takes an event from the transport. */
  protected take(received: ReceivedEvent): void {
    try {
      this.assertFits(received.event, received.data);
    } catch (error) {
      this.#mistake = error as Error;
      this.#waiters.splice(0).forEach(({ reject }) => reject(error as Error));
    }
    this.received.push(received);
    const index = this.#waiters.findIndex((waiter) => waiter.event === received.event);
    if (index < 0) this.#unread.push(received);
    else this.#waiters.splice(index, 1)[0]!.resolve(received.data as never);
  }
}
