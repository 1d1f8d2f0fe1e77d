import { randomUUID } from 'node:crypto';
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
  readonly id = `socket_${randomUUID()}`;
  /** Whether a command was answered: from then on the client wants to hear of events. */
  isSubscribed = false;
  /** The chats that it joined, and whether it listens to all of its user's. */
  readonly joined = new Set<string>();
  listensToAll = false;

  /** @param values what the client has said so far, by name */
  constructor(
    public values: Values,
    readonly send: (frame: Frame) => void,
  ) {}

  /** Whom the handshake named. */
  get userId(): string {
    return String(this.values.userId);
  }
}
