import type { UserId } from '../../generated/schemas';

/** For how long a user stays online after their last connection, so that nobody hears of a reconnect. */
export const stayMs = 5000;

/** A user came, or went. */
export interface PresenceChange {
  userId: UserId;
  online: boolean;
  /** When they came, or had a connection last, in milliseconds since 1970. */
  at: number;
}

/** Who is online, which is who has a connection to any node, or had one within the last 5 seconds. */
export interface OnlineUsers {
  /** Those of these who are online. */
  onlineOf(userIds: UserId[]): Promise<Set<UserId>>;
  /** Where changes go, each to one of all nodes. Called once, before the first connection. */
  onPresenceChanged(receive: (changes: PresenceChange[]) => void): void;
}
