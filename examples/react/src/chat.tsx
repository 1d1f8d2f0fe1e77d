import { useChatList, useReadChat } from 'messaging-client/react';
import { store } from './store';

export const ChatList = () =>
  useChatList(store).chats.map(({ id, name, participants, unreadCount }) => (
    <a key={id} href={`#${id}`}>{`${name ?? participants.join(', ')} (${unreadCount})`}</a>
  ));

export function Chat({ id }: { id: string }) {
  const { messages } = useReadChat(store, id);
  const said = messages.map((one) => <p key={one.key}>{`${one.senderId}: ${one.content}`}</p>);
  const send = (form: FormData) => store.chat(id).send(form.get('text') as string);
  return <form action={send}>{[said, <input key="_" name="text" title="Write" required />]}</form>;
}
