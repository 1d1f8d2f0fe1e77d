import type { ChatChange, ChatId } from '../../../generated/schemas';
import type { Logs } from '../../log/log';
import type { Logger } from '../../logger';
import type { UserChange } from '../../log/user-change';
import type { Audience, Broker } from '../cluster/broker';
import type { Occupancy } from '../cluster/occupancy';
import type { Signal } from '../../log/signal';
import { chatTopic, userTopic } from '../cluster/topic';
import type { EventCheck } from '../wire/event-check';
import { ChatFeed } from './chat-feed';
import { FeedRegistry } from './feed-registry';
import { signalAcross } from './signal-across';
import { UserFeed } from './user-feed';

/** The feeds of this node. */
export interface Feeds {
  chats: FeedRegistry<ChatChange, ChatFeed>;
  users: FeedRegistry<UserChange, UserFeed>;
  /** Tells those who follow any of these chats of something that is over soon. */
  signalAcross(chatIds: ChatId[], audience: Audience, signal: Signal): void;
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
  const chatFeeds = new FeedRegistry<ChatChange, ChatFeed>(broker, {
    topicOf: chatTopic,
    headsOf: (chatIds) => chats.headsOf(chatIds),
    create: (chatId, onIdle) =>
      new ChatFeed(chatId, check, (...range) => chats.readAfter(...range), log, {
        onJoined: (isJoined) => occupancy.set('chats', chatId, isJoined),
        onIdle,
      }),
  });
  return {
    chats: chatFeeds,
    users: new FeedRegistry(broker, {
      topicOf: userTopic,
      headsOf: (userIds) => users.headsOf(userIds),
      create: (userId) => new UserFeed(userId, (...range) => users.readAfter(...range), log),
    }),
    signalAcross: (...told) => signalAcross(chatFeeds, check, ...told),
  };
}
