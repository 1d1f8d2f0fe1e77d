import type { MessagingError } from './errors';

/** How the connection stands, for an app to show. */
export type ConnectionState =
  /** `reason`: why it is not connected any more; undefined the first time. */
  | { status: 'connecting'; reason: MessagingError | undefined }
  | { status: 'connected' }
  /** The next attempt comes after `retryInMs`, or when `connect` is called. */
  | { status: 'waiting'; reason: MessagingError; retryInMs: number }
  /** It does not come back by itself. `reason.code` is CLIENT_CLOSED when the app closed it. */
  | { status: 'closed'; reason: MessagingError | undefined };

export type StateListener = (state: ConnectionState) => unknown;
