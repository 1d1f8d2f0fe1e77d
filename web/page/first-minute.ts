import { devToken, type MessagingChat } from '../src/index';

// Where the service is: this page stands one folder below.
const url = new URL('..', location.href).href;

/** Makes the chat of one side that of a user, whoever that is. */
function become(chat: MessagingChat, userId: string): void {
  chat.chatId = undefined;
  chat.url = url;
  chat.getToken = devToken(url, userId);
  chat.userId = userId;
}

for (const person of document.querySelectorAll('.person')) {
  const form = person.querySelector('form')!;
  const chat = person.querySelector<MessagingChat>('messaging-chat')!;
  const choose = () => become(chat, String(new FormData(form).get('user')).trim());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    choose();
  });
  choose();
}
