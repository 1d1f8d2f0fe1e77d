import { type Closing, closingOf } from './closing';
import { Commands } from './commands';
import { MessagingError } from './errors';
import { Liveness, type LivenessRules } from './liveness';
import type { Link, LinkEnd, LinkListener, Transport } from './transport';

const openTimeoutMs = 10_000;

/** What one connection tells; first `admitted`, if the service lets it in, and last `ended`. */
export interface AttemptListener {
  admitted(commands: Commands): void;
  received(event: string, data: unknown): void;
  ended(closing: Closing): void;
}

/** One connection, from the attempt to open it until it ends for whatever reason. */
export class Attempt implements LinkListener {
  readonly #link: Link;
  readonly #commands: Commands;
  readonly #openTimer: ReturnType<typeof setTimeout>;
  #liveness: Liveness | undefined;
  #isOver = false;

  constructor(
    transport: Transport,
    token: string | undefined,
    private readonly rules: LivenessRules,
    private readonly listener: AttemptListener,
  ) {
    this.#link = transport(token, this);
    this.#commands = new Commands(this.#link);
    this.#openTimer = setTimeout(() => this.#giveUp('The connection did not open.'), openTimeoutMs);
  }

  /** A raw WebSocket opens also to be refused, so only an answer shows that it was let in. */
  opened(): void {
    clearTimeout(this.#openTimer);
    if (this.#isOver) return;
    this.#liveness = new Liveness(this.rules.silenceMs, () => void this.#probe());
    void this.#probe().then(() => {
      if (!this.#isOver) this.listener.admitted(this.#commands);
    });
  }

  received(event: string, data: unknown): void {
    if (this.#isOver) return;
    this.#liveness?.heard();
    if (!this.#commands.accept(event, data)) this.listener.received(event, data);
  }

  ended(end: LinkEnd): void {
    const closing = closingOf(end);
    const notBeforeMs = Math.max(closing.notBeforeMs, this.#commands.pauseMs);
    this.#finish({ ...closing, notBeforeMs });
  }

  /** Ends the connection from this side. */
  close(reason: MessagingError): void {
    this.#finish({
      reason,
      reconnect: reason.retryable,
      sessionEnded: false,
      wait: false,
      notBeforeMs: 0,
    });
  }

  /** Asks for any answer; also a refusal is a sign of life. */
  async #probe(): Promise<void> {
    try {
      await this.#commands.askNow('debug-status', {}, this.rules.answerMs);
    } catch (error) {
      if ((error as MessagingError).code === 'TIMEOUT') this.#giveUp('The service fell silent.');
    }
  }

  #giveUp(message: string): void {
    this.close(new MessagingError('TIMEOUT', message, { retryable: true }));
  }

  #finish(closing: Closing): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#openTimer);
    this.#liveness?.stop();
    this.#link.close();
    this.#commands.end(closing.reason);
    this.listener.ended(closing);
  }
}
