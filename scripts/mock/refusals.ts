import type { ServiceError } from '../../src/errors';
import type { Message } from './message';
import type { Mistake, Values } from './schema';

/** What a client is told of a command that is none, made from the document's own error message. */
export class Refusals {
  constructor(private readonly message: Message) {}

  get name(): string {
    return this.message.name;
  }

  /** For a frame that is no command. */
  invalidFrame(): unknown {
    return this.#make('INVALID_FRAME', 'A frame is a JSON text {"event": name, "data": {…}}.');
  }

  /** @param known the names of all commands */
  unknownCommand(command: string, ref: unknown, known: string[]): unknown {
    const message = `There is no command of this name. There are: ${known.join(', ')}.`;
    return this.#make('UNKNOWN_COMMAND', message, { command, ref });
  }

  invalidCommand(command: string, ref: unknown, mistakes: Mistake[]): unknown {
    const message = `${command} does not fit the contract: ${textOf(mistakes)}`;
    return this.#make('INVALID_REQUEST', message, { command, ref, errors: errorsOf(mistakes) });
  }

  /** What the state has against a command that fits. */
  failure(command: string, ref: unknown, { code, message, row, errors }: ServiceError): unknown {
    const { retryable } = row;
    return this.message.make({ code, message, retryable, command, ref, errors });
  }

  /** A handshake that leaves something out is what the document's example is about. */
  handshake(mistakes: Mistake[]): unknown {
    const errors = errorsOf(mistakes);
    if (mistakes.some(({ keyword }) => keyword === 'required')) {
      return this.message.makeNamed('handshake', { errors });
    }
    return this.#make('INVALID_REQUEST', `The query is not valid: ${textOf(mistakes)}`, { errors });
  }

  /** For another namespace than the document's. @param address the document's */
  otherNamespace(address: string): unknown {
    return this.#make('NOT_FOUND', `There is only the namespace ${address}.`);
  }

  #make(code: string, message: string, more: Values = {}): unknown {
    return this.message.make({ code, message: message.slice(0, 1024), retryable: false, ...more });
  }
}

function textOf(mistakes: Mistake[]): string {
  return mistakes.map(({ path, message }) => `${path} ${message}`.trim()).join('; ');
}

/** As many and as long as the service would tell. */
function errorsOf(mistakes: Mistake[]) {
  return mistakes.slice(0, 100).map(({ path, message }) => ({
    path: path.slice(0, 256),
    message: message.slice(0, 512),
  }));
}
