import type { ChatChange, ChatId } from '../../../generated/schemas';
import type { Connection } from '../connection/connection';
import { isFor, type Signal } from '../../log/signal';
import type { EventCheck } from '../wire/event-check';
import type { Audience } from '../cluster/broker';
import type { ChatFeed } from './chat-feed';
import type { FeedRegistry } from './feed-registry';

/** Tells those who follow any of these chats of something that is over soon, each once. */
export function signalAcross(
  chats: FeedRegistry<ChatChange, ChatFeed>,
  check: EventCheck,
  chatIds: ChatId[],
  audience: Audience,
  signal: Signal,
): void {
  const { key, event, expiresAt } = signal;
  if (expiresAt <= Date.now()) return;
  const isTold = isFor(signal);
  const connections = new Set<Connection>();
  for (const chatId of chatIds) {
    for (const connection of chats.get(chatId)?.[audience]() ?? []) {
      if (isTold(connection.userId)) connections.add(connection);
    }
  }
  const encoded = connections.size === 0 ? undefined : check.encode(event);
  if (encoded === undefined) return;
  for (const connection of connections) connection.signal(key, encoded);
}
