/** The number of a connection: unique in the life of one embedded database. */
export type ConnectionId = number;

/** What a connection asks of the worker; all of it is done in the order of sending. */
export type ClientRequest =
  /** Starts a session: whatever the session before left open is undone first. */
  | { kind: 'startup'; connection: ConnectionId }
  /** One or more whole protocol messages. */
  | { kind: 'messages'; connection: ConnectionId; bytes: Uint8Array<ArrayBuffer> }
  /** Asks for `ended`, which comes after all answers. */
  | { kind: 'terminate'; connection: ConnectionId };

export type WorkerRequest = ClientRequest | { kind: 'close' };

/** What the worker says. `ready` comes once, first. */
export type WorkerReply =
  | { kind: 'ready' }
  | { kind: 'answer'; connection: ConnectionId; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'ended'; connection: ConnectionId };
