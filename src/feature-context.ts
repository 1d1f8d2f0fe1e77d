import type { DirectChatRule } from './blocks/pair';
import type { Database } from './database/database';
import type { Limits } from './limits/limits';
import type { Turns } from './limits/turns';
import type { ChangePublisher } from './log/change-publisher';
import type { ChatLog } from './log/chat-log';
import type { Logger } from './logger';
import type { UserConfig } from './users/user-config';

/**
 * What the service gives its features. Each has a `create` that takes it, and gives the handlers of its
 * operations and what else the service needs of it.
 */
export interface FeatureContext {
  database: Database;
  /** The logs of chats, as requests read them. */
  chatLog: ChatLog;
  publisher: ChangePublisher;
  limits: Limits;
  /** Turns for what waits, in a chat, for a row that is locked. */
  newTurns: () => Turns;
  /** How many may take part in a chat. */
  maxParticipants: number;
  /** How many chats a user may take part in. */
  maxChatsPerUser: number;
  /** For how long after it was sent a message may be edited. */
  editWindowMs: number;
  /**
   * How many sends may wait for the database, how many other changes of messages, and how many marks as read;
   * and how long, in milliseconds.
   */
  writeQueue: { maxWaiting: number; maxWaitMs: number };
  users: UserConfig;
  directChats: DirectChatRule;
  log: Logger;
}
