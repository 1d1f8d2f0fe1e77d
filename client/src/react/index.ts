import { useSyncExternalStore } from 'react';
import type { ChatId, ConnectionState } from '../index';
import type { ChatListSnapshot, ChatSnapshot, MessagingStore, Readable } from '../store';

/** The list of the user's chats, from when the component is shown. */
export function useChatList(store: MessagingStore): ChatListSnapshot {
  return useReadable(store.chatList);
}

/** A chat, open while the component is shown. What can be done with it: `store.chat(chatId)`. */
export function useChat(store: MessagingStore, chatId: ChatId): ChatSnapshot {
  return useReadable(store.chat(chatId));
}

/** How the connection stands. */
export function useConnectionState(store: MessagingStore): ConnectionState {
  return useReadable(store.connection);
}

function useReadable<Snapshot>({ subscribe, getSnapshot }: Readable<Snapshot>): Snapshot {
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}
