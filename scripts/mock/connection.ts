import type { Values } from './schema';

/** A message as it goes out. */
export interface Frame {
  event: string;
  data: unknown;
  /** The `ref` that stood beside the command's payload. */
  ref?: unknown;
}

/** A client of either transport. */
export class Connection {
  /** Whether a command was answered: from then on the client wants to hear of events. */
  isSubscribed = false;

  /** @param values what the client has said so far, by name */
  constructor(
    public values: Values,
    readonly send: (frame: Frame) => void,
  ) {}
}
