import type {
  CommandName,
  CommandPayloads,
  CommandReplies,
  EventPayloads,
} from '../../generated/events/gateway';
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
  #lastRef = 0;
  #end: MessagingError | undefined;

  constructor(private readonly link: Link) {}

  /** Sends a command when few enough are unanswered. @param timeoutMs counted from then */
  async ask<Name extends CommandName>(
    command: Name,
    data: CommandPayloads[Name],
    timeoutMs: number,
  ): Promise<Reply<Name>> {
    while (this.#pending.size >= maxUnanswered && this.#end === undefined) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return this.askNow(command, data, timeoutMs);
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
    if (event === 'error') pending?.reject(refusalOf(data as EventPayloads['error']));
    else pending?.resolve(data as never);
    return true;
  }

  /** Fails every command that is unanswered, and every later one. */
  end(reason: MessagingError): void {
    this.#end = reason;
    for (const ref of [...this.#pending.keys()]) this.#take(ref)?.reject(reason);
    this.#waiting.splice(0).forEach((resume) => resume());
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

function refusalOf({ code, message, retryable, errors }: EventPayloads['error']): MessagingError {
  return new MessagingError(code, message, { retryable, errors });
}
