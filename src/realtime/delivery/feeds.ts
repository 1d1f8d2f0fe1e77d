import type { ChatChange } from '../../../generated/schemas';
import type { Logs } from '../../log/log';
import type { Logger } from '../../logger';
import type { UserChange } from '../../log/user-change';
import type { Broker } from '../cluster/broker';
import type { Occupancy } from '../cluster/occupancy';
import { chatTopic, userTopic } from '../cluster/topic';
import type { EventCheck } from '../wire/event-check';
import { ChatFeed } from './chat-feed';
import { FeedRegistry } from './feed-registry';
import { UserFeed } from './user-feed';

/** The feeds of this node. */
export interface Feeds {
  chats: FeedRegistry<ChatChange, ChatFeed>;
  users: FeedRegistry<UserChange, UserFeed>;
}

/** The logs that feeds deliver. */
export interface DeliveredLogs {
  chats: Logs<ChatChange>;
  users: Logs<UserChange>;
}

/** The feeds of this node, of which there are none yet. */
export function createFeeds(
  broker: Broker,
  occupancy: Occupancy,
  check: EventCheck,
  { chats, users }: DeliveredLogs,
  log: Logger,
): Feeds {
  return {
    chats: new FeedRegistry(broker, {
      topicOf: chatTopic,
      headsOf: (chatIds) => chats.headsOf(chatIds),
      create: (chatId, onIdle) =>
        new ChatFeed(chatId, check, (...range) => chats.readAfter(...range), log, {
          onJoined: (isJoined) => occupancy.set('chats', chatId, isJoined),
          onIdle,
        }),
    }),
    users: new FeedRegistry(broker, {
      topicOf: userTopic,
      headsOf: (userIds) => users.headsOf(userIds),
      create: (userId) => new UserFeed(userId, (...range) => users.readAfter(...range), log),
    }),
  };
}
