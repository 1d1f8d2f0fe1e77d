import { useEffect, useSyncExternalStore } from 'react';
import type { ChatId, ConnectionState, MessageId, Presence, User, UserId } from '../index';
import type {
  ChatListSnapshot,
  ChatSnapshot,
  CountsSnapshot,
  MessagingStore,
  Readable,
  ThreadSnapshot,
} from '../store';

/** What is used of a page's document. */
interface PageDocument {
  visibilityState: string;
  addEventListener(name: 'visibilitychange', listener: () => void): void;
  removeEventListener(name: 'visibilitychange', listener: () => void): void;
}

/** The list of the user's chats, from when the component is shown. */
export function useChatList(store: MessagingStore): ChatListSnapshot {
  return useReadable(store.chatList);
}

/** The chats that the user has put into the archive, from when the component is shown. */
export function useArchive(store: MessagingStore): ChatListSnapshot {
  return useReadable(store.archive);
}

/** A chat, open while the component is shown. What can be done with it: `store.chat(chatId)`. */
export function useChat(store: MessagingStore, chatId: ChatId): ChatSnapshot {
  return useReadable(store.chat(chatId));
}

/**
 * A chat that the user reads: open while the component is shown, and what comes is marked as read, while the
 * page is visible.
 */
export function useReadChat(store: MessagingStore, chatId: ChatId): ChatSnapshot {
  const snapshot = useChat(store, chatId);
  const { messages } = snapshot;
  useEffect(() => {
    // Where there is no page, as in React Native, it is always visible.
    const { document } = globalThis as { document?: PageDocument };
    const markShown = () => {
      if (document?.visibilityState !== 'hidden') store.chat(chatId).markRead();
    };
    markShown();
    document?.addEventListener('visibilitychange', markShown);
    return () => document?.removeEventListener('visibilitychange', markShown);
  }, [store, chatId, messages]);
  return snapshot;
}

/** A thread of a chat, by the message that it began with: open while the component is shown. */
export function useThread(
  store: MessagingStore,
  chatId: ChatId,
  rootId: MessageId,
): ThreadSnapshot {
  return useReadable(store.chat(chatId).thread(rootId));
}

/** What is unread in all of the user's chats that are not muted; undefined until it is read. */
export function useCounts(store: MessagingStore): CountsSnapshot {
  return useReadable(store.counts);
}

/** Whom the user has blocked. */
export function useBlockedUsers(store: MessagingStore): ReadonlySet<UserId> {
  return useReadable(store.blockedUsers);
}

/** A user's name and picture; undefined until they are read. */
export function useUser(store: MessagingStore, userId: UserId): User | undefined {
  return useReadable(store.user(userId));
}

/** Whether a user is there; undefined until it is read. What changes is shown while a chat with them is open. */
export function usePresence(store: MessagingStore, userId: UserId): Presence | undefined {
  return useReadable(store.presence(userId));
}

/**
 * Who else types in a chat, open while the component is shown. That the user does is told by
 * `store.chat(chatId).setTyping()`, at each keystroke.
 */
export function useTyping(store: MessagingStore, chatId: ChatId): readonly UserId[] {
  const { subscribe, getSnapshot } = store.chat(chatId);
  const typing = () => getSnapshot().typingUserIds;
  return useSyncExternalStore(subscribe, typing, typing);
}

/** How the connection stands. */
export function useConnectionState(store: MessagingStore): ConnectionState {
  return useReadable(store.connection);
}

function useReadable<Snapshot>({ subscribe, getSnapshot }: Readable<Snapshot>): Snapshot {
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}
