import type { ChatChange, ChatId } from '../../../generated/schemas';
import type { Signal } from '../../log/signal';
import type { EventCheck } from '../wire/event-check';
import type { ChatFeed } from './chat-feed';
import type { FeedRegistry } from './feed-registry';

/** Tells who joined or hears the news of any of these chats of something that is over soon, each once. */
export function signalAcross(
  chats: FeedRegistry<ChatChange, ChatFeed>,
  check: EventCheck,
  chatIds: ChatId[],
  { key, event, expiresAt }: Signal,
): void {
  if (expiresAt <= Date.now()) return;
  const connections = new Set(chatIds.flatMap((chatId) => chats.get(chatId)?.followers() ?? []));
  const encoded = connections.size === 0 ? undefined : check.encode(event);
  if (encoded === undefined) return;
  for (const connection of connections) connection.signal(key, encoded);
}
