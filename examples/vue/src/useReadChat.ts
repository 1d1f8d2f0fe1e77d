import { onScopeDispose, watchEffect } from 'vue';
import { store } from './store';
import { useSnapshot } from './useSnapshot';

/** A chat that the user reads: what comes is marked as read, while the page is visible. */
export function useReadChat(id: string) {
  const chat = store.chat(id);
  const snapshot = useSnapshot(chat);
  const markShown = () => {
    if (snapshot.value.messages.length > 0 && !document.hidden) chat.markRead();
  };
  watchEffect(markShown);
  document.addEventListener('visibilitychange', markShown);
  onScopeDispose(() => document.removeEventListener('visibilitychange', markShown));
  return snapshot;
}
