import type {
  CommandName,
  CommandPayloads,
  CommandReplies,
  EventPayloads,
} from '../../generated/events/gateway';
import { maxDelayMs } from './backoff';
import { MessagingError } from './errors';
import type { Link } from './transport';

interface Pending {
  resolve: (data: never) => void;
  reject: (error: MessagingError) => void;
  timer: ReturnType<typeof setTimeout>;
}

type Reply<Name extends CommandName> = EventPayloads[CommandReplies[Name]];

// Below what the service lets wait on one connection (TOO_MANY_COMMANDS), however many are joined.
const maxUnanswered = 16;

/** Sends the commands of one connection and finds the reply to each by its `ref`. */
export class Commands {
  readonly #pending = new Map<number, Pending>();
  readonly #waiting: (() => void)[] = [];
  #maxUnanswered = maxUnanswered;
  #pausedUntil = 0;
  #pauseTimer: ReturnType<typeof setTimeout> | undefined;
  #lastRef = 0;
  #end: MessagingError | undefined;

  constructor(private readonly link: Link) {}

  /** How long the service has asked to send nothing more, in milliseconds from now. */
  get pauseMs(): number {
    return Math.max(0, this.#pausedUntil - Date.now());
  }

  /**
   * Sends a command when few enough are unanswered, and again as often as the service finds it too
   * early. @param timeoutMs for an answer, counted from when it is sent
   */
  async ask<Name extends CommandName>(
    command: Name,
    data: CommandPayloads[Name],
    timeoutMs: number,
  ): Promise<Reply<Name>> {
    for (;;) {
      while (this.#mustWait()) {
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
      try {
        return await this.askNow(command, data, timeoutMs);
      } catch (error) {
        const isTooEarly = (error as MessagingError).code === 'RATE_LIMITED';
        if (!isTooEarly || this.#end !== undefined) throw error;
      }
    }
  }

  /** Sends a command at once; its reply, or MessagingError. */
  askNow<Name extends CommandName>(
    command: Name,
    data: CommandPayloads[Name],
    timeoutMs: number,
  ): Promise<Reply<Name>> {
    const end = this.#end;
    if (end !== undefined) return Promise.reject(end);
    const ref = (this.#lastRef += 1);
    return new Promise<Reply<Name>>((resolve, reject) => {
      const timer = setTimeout(() => this.#take(ref)?.reject(timeoutOf(command)), timeoutMs);
      this.#pending.set(ref, { resolve, reject, timer });
      try {
        this.link.send(command, { ...data, ref });
      } catch (cause) {
        this.#take(ref)?.reject(notSent(cause));
      }
    });
  }

  /** Takes an event if it is a reply; tells whether it was. */
  accept(event: string, data: unknown): boolean {
    const { ref } = (data ?? {}) as { ref?: unknown };
    if (typeof ref !== 'number') return false;
    const pending = this.#take(ref);
    if (event === 'error') this.#refuse(pending, refusalOf(data as EventPayloads['error']));
    else pending?.resolve(data as never);
    return true;
  }

  /** Fails every command that is unanswered, and every later one. */
  end(reason: MessagingError): void {
    this.#end = reason;
    clearTimeout(this.#pauseTimer);
    for (const ref of [...this.#pending.keys()]) this.#take(ref)?.reject(reason);
    this.#waiting.splice(0).forEach((resume) => resume());
  }

  #mustWait(): boolean {
    if (this.#end !== undefined) return false;
    return this.pauseMs > 0 || this.#pending.size >= this.#maxUnanswered;
  }

  /** Past the limit one at a time goes on: of several most would be refused, and the client sent away. */
  #refuse(pending: Pending | undefined, refusal: MessagingError): void {
    if (refusal.code === 'RATE_LIMITED') this.#pause(refusal.retryAfterMs);
    pending?.reject(refusal);
  }

  #pause(ms: number): void {
    this.#maxUnanswered = 1;
    this.#pausedUntil = Math.max(this.#pausedUntil, Date.now() + ms);
    clearTimeout(this.#pauseTimer);
    this.#pauseTimer = setTimeout(() => this.#resume(), Math.min(this.pauseMs, maxDelayMs));
  }

  /** A timer may be a little early. */
  #resume(): void {
    if (this.pauseMs > 0) this.#pause(0);
    else this.#waiting.shift()?.();
  }

  #take(ref: number): Pending | undefined {
    const pending = this.#pending.get(ref);
    clearTimeout(pending?.timer);
    this.#pending.delete(ref);
    this.#waiting.shift()?.();
    return pending;
  }
}

function notSent(cause: unknown): MessagingError {
  const details = { retryable: true, cause };
  return new MessagingError('NETWORK_ERROR', 'The request failed.', details);
}

function timeoutOf(command: CommandName): MessagingError {
  return new MessagingError('TIMEOUT', `${command} was not answered.`, { retryable: true });
}

/** The error that an `error` event tells of. */
export function refusalOf(data: EventPayloads['error'], cause?: unknown): MessagingError {
  const { code, message, ...details } = data;
  return new MessagingError(code, message, { ...details, cause });
}
