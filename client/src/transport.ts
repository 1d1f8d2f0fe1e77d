import type { ErrorEvent } from '../../generated/events/payloads';

/** How a connection ended. */
export interface LinkEnd {
  /** The close code of a raw WebSocket. */
  closeCode?: number | undefined;
  /** What the service said before it ended the connection. */
  refusal?: ErrorEvent | undefined;
  /** What failed, when it was not the service that ended the connection. */
  cause?: unknown;
}

/** What a connection tells. After `ended` it tells nothing more. */
export interface LinkListener {
  opened(): void;
  received(event: string, data: unknown): void;
  ended(end: LinkEnd): void;
}

/** One connection. */
export interface Link {
  send(command: string, data: object): void;
  /** Ends the connection without telling the listener. */
  close(): void;
}

/** Opens connections to the service. */
export type Transport = (token: string | undefined, listener: LinkListener) => Link;
