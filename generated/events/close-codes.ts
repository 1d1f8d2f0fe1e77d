// Generated from specs/asyncapi.yaml by `npm run generate`. Do not edit.

/** Why the service closes a connection, and whether the client should come back. */
export const closeCodes = {
  /** The service is shutting down. Reconnect; another node will answer. */
  GOING_AWAY: { code: 1001, name: 'GOING_AWAY', reconnect: true },
  /** A text frame was not UTF-8. The same frame will be refused again. */
  INVALID_TEXT: { code: 1007, name: 'INVALID_TEXT', reconnect: false },
  /** A frame was over 64 KiB. The same frame will be refused again. */
  MESSAGE_TOO_BIG: { code: 1009, name: 'MESSAGE_TOO_BIG', reconnect: false },
  /** The handshake names no user, or not in a valid form. */
  BAD_HANDSHAKE: { code: 4400, name: 'BAD_HANDSHAKE', reconnect: false },
  /** There is no session, or it expired. Renew it, then reconnect. */
  SESSION_ENDED: { code: 4401, name: 'SESSION_ENDED', reconnect: true },
  /** The session belongs to another user, or the origin is not allowed. */
  FORBIDDEN: { code: 4403, name: 'FORBIDDEN', reconnect: false },
  /** The client reads slower than its events arrive. Come back and resume. */
  TOO_SLOW: { code: 4408, name: 'TOO_SLOW', reconnect: true },
  /** The epoch is another one: an earlier state of the database was restored, or another server
took over. Come back; a place of before is refused with CANNOT_RESUME.
 */
  RESTORED: { code: 4409, name: 'RESTORED', reconnect: true },
  /** The user connects too often, has too many connections, or went on sending commands that were
refused with RATE_LIMITED. Come back when the `retryAfterMs` of the last `error` is over.
 */
  RATE_LIMITED: { code: 4429, name: 'RATE_LIMITED', reconnect: true },
  /** The session cannot be checked at the moment. Come back a little later. */
  UNAVAILABLE: { code: 4503, name: 'UNAVAILABLE', reconnect: true },
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];
