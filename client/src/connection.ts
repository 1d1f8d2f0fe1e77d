import { Attempt } from './attempt';
import { type Backoff, backoffMs, delay } from './backoff';
import { type Closing, closingOf } from './closing';
import type { Commands } from './commands';
import type { ConnectionState } from './connection-state';
import { MessagingError } from './errors';
import type { LivenessRules } from './liveness';
import type { Session } from './session';
import type { Transport } from './transport';

// A connection that ends sooner counts as a failed attempt, or a quarrel would have no pauses.
const stableMs = 5000;

export interface ConnectionRules {
  backoff: Backoff;
  liveness: LivenessRules;
}

/** What the connection tells. */
export interface ConnectionListener {
  stateChanged(state: ConnectionState): void;
  /** There is a connection, on which nothing is joined yet. */
  connected(commands: Commands): void;
  /** There is no connection; commands fail. */
  disconnected(): void;
  /** There will be none any more, unless the app connects again. */
  closed(reason: MessagingError): void;
  received(event: string, data: unknown): void;
}

/** Keeps a connection: opens it, and opens it again whenever it ends and the contract allows it. */
export class Connection {
  #state: ConnectionState = { status: 'closed', reason: undefined };
  #attempt: Attempt | undefined;
  /** Aborted when the app closes the connection. */
  #life: AbortController | undefined;
  #wake = new AbortController();

  constructor(
    private readonly transport: Transport,
    private readonly session: Session,
    private readonly rules: ConnectionRules,
    private readonly listener: ConnectionListener,
  ) {}

  get state(): ConnectionState {
    return this.#state;
  }

  /** Opens the connection, and keeps it open; while it waits to come back, does not wait longer. */
  connect(): void {
    this.#wake.abort();
    if (this.#life !== undefined) return;
    const life = new AbortController();
    this.#life = life;
    // For example an address that no WebSocket takes.
    this.#keepOpen(life.signal).catch((cause: unknown) => this.#closed(cannotOpen(cause)));
  }

  /** Ends the connection for good. */
  close(): void {
    if (this.#life === undefined) return;
    const reason = new MessagingError('CLIENT_CLOSED', 'The app closed it.', { retryable: false });
    this.#life.abort(reason);
    this.#wake.abort();
    this.#attempt?.close(reason);
    this.#closed(reason);
  }

  async #keepOpen(life: AbortSignal): Promise<void> {
    let failures = 0;
    let isRenewed = false;
    let reason: MessagingError | undefined;
    while (!life.aborted) {
      this.#setState({ status: 'connecting', reason });
      const { closing, livedMs } = await this.#once(life);
      if (life.aborted) return;
      reason = closing.reason;
      if (!closing.reconnect) return this.#closed(reason);
      // A new session is tried at once, but once: one that is refused as well may be for long.
      const renews = closing.sessionEnded && (livedMs !== undefined || !isRenewed);
      isRenewed = closing.sessionEnded;
      if (livedMs !== undefined && livedMs >= stableMs) failures = 0;
      const atOnce = renews || (failures === 0 && livedMs !== undefined && !closing.wait);
      if (!atOnce) await this.#wait(failures, closing, life);
      failures += 1;
    }
  }

  /** The app may cut short what is the client's own caution, but not what the service asks for. */
  async #wait(failures: number, closing: Closing, life: AbortSignal): Promise<void> {
    const { reason, notBeforeMs } = closing;
    const retryInMs = Math.max(backoffMs(this.rules.backoff, failures), notBeforeMs);
    this.#wake = new AbortController();
    this.#setState({ status: 'waiting', reason, retryInMs });
    await delay(notBeforeMs, life);
    await delay(retryInMs - notBeforeMs, this.#wake.signal);
  }

  /** One connection until its end; how long it lived, if it was admitted at all. */
  async #once(life: AbortSignal): Promise<{ closing: Closing; livedMs: number | undefined }> {
    let admittedAt: number | undefined;
    let token: string | undefined;
    try {
      token = await this.session.token();
    } catch (error) {
      return { closing: failedRenewal(error as MessagingError), livedMs: undefined };
    }
    const closing = await new Promise<Closing>((resolve) => {
      if (life.aborted) return resolve(closingOf({}));
      this.#attempt = new Attempt(this.transport, token, this.rules.liveness, {
        admitted: (commands) => {
          admittedAt = Date.now();
          this.#setState({ status: 'connected' });
          this.listener.connected(commands);
        },
        received: (event, data) => this.listener.received(event, data),
        ended: resolve,
      });
    });
    if (admittedAt !== undefined) this.listener.disconnected();
    if (closing.sessionEnded) await this.session.refuse(token);
    return { closing, livedMs: admittedAt && Date.now() - admittedAt };
  }

  #closed(reason: MessagingError): void {
    this.#life = undefined;
    this.#setState({ status: 'closed', reason });
    this.listener.closed(reason);
  }

  #setState(state: ConnectionState): void {
    this.#state = state;
    this.listener.stateChanged(state);
  }
}

function failedRenewal(reason: MessagingError): Closing {
  return {
    reason,
    reconnect: true,
    sessionEnded: false,
    wait: true,
    notBeforeMs: reason.retryAfterMs,
  };
}

function cannotOpen(cause: unknown): MessagingError {
  const message = 'The connection cannot be opened.';
  return new MessagingError('NETWORK_ERROR', message, { retryable: false, cause });
}
