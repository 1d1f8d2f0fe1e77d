import { devToken, type MessagingChat } from '../src/index';
import { Line } from './wire/line';
import { WireLog } from './wire/wire-log';
import { WirePanel } from './wire/wire-panel';

// Where the service is: this page stands one folder below.
const url = new URL('..', location.href).href;

customElements.define('wire-panel', WirePanel);
const panel = document.querySelector<WirePanel>('wire-panel')!;
const log = (panel.log = new WireLog());
const lines = new Map<MessagingChat, Line>();

/** Makes the chat of one side that of a user, whoever that is; what happens is shown in the panel. */
function become(chat: MessagingChat, userId: string): void {
  const line = new Line(log, userId);
  chat.chatId = undefined;
  chat.url = url;
  chat.fetch = line.fetch;
  chat.webSocket = line.webSocket;
  chat.getToken = devToken(url, userId, line.fetch);
  chat.userId = userId;
  panel.lines = [...lines.set(chat, line).values()];
}

for (const person of document.querySelectorAll('.person')) {
  const form = person.querySelector('form')!;
  const chat = person.querySelector<MessagingChat>('messaging-chat')!;
  const choose = () => become(chat, form.querySelector('input')!.value.trim());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    choose();
  });
  choose();
}
