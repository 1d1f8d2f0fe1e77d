import type { MessagingError } from 'messaging-client';
import { useConnectionState } from 'messaging-client/react';
import { StrictMode, useActionState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { Chat, ChatList } from './chat';
import { client, store } from './store';

function App() {
  const { status } = useConnectionState(store);
  const openId = useHash();
  return (
    <>
      <nav>
        <h1>{client.userId}</h1>
        <p role="status">{status}</p>
        <NewChat />
        <ChatList />
      </nav>
      <main>{openId && <Chat key={openId} id={openId} />}</main>
    </>
  );
}

function NewChat() {
  const [failure, begin] = useActionState(beginChat, undefined);
  return (
    <form action={begin}>
      <input name="userId" placeholder="Chat with …" title="Chat with" required />
      {failure && <p role="alert">{failure.message}</p>}
    </form>
  );
}

/** Opens the chat with a user, which is made if there is none. */
async function beginChat(_before: MessagingError | undefined, form: FormData) {
  const participants = [form.get('userId') as string];
  try {
    location.hash = (await client.rest.createChat({ body: { participants } })).id;
  } catch (error) {
    return error as MessagingError;
  }
}

/** What the address names after `#`: the chat that is open. */
function useHash(): string {
  return useSyncExternalStore(followHash, () => location.hash.slice(1));
}

function followHash(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
