import type { ShownMessage } from '../../../client/src/store/index';
import { mayDo } from '../../../src/may-do';
import type { MenuItem } from '../parts/menu';
import type { Texts } from '../texts/texts';
import type { SeenChat } from './seen-chat';

/** A message as one of its chat's participants sees it. */
interface Seen {
  message: ShownMessage;
  chat: SeenChat;
  own: boolean;
  inThread: boolean;
}

/** What is done when one chooses something. */
interface Choices {
  act: (kind: 'edit' | 'pin' | 'unpin' | 'thread' | 'reactions') => void;
  askToDelete: () => unknown;
}

/** What its user may do with a message, besides reacting and answering. */
export function messageMenu(seen: Seen, texts: Texts, { act, askToDelete }: Choices): MenuItem[] {
  const { message, own, inThread } = seen;
  const isPinned = message.isPinned;
  const all: (MenuItem & { isOffered: boolean })[] = [
    {
      isOffered: !inThread,
      ...{ text: texts.openThread, icon: 'thread', choose: () => act('thread') },
    },
    { isOffered: own, ...{ text: texts.edit, icon: 'edit', choose: () => act('edit') } },
    {
      isOffered: mayPin(seen.chat),
      text: isPinned ? texts.unpinMessage : texts.pinMessage,
      ...{ icon: 'pin', choose: () => act(isPinned ? 'unpin' : 'pin') },
    },
    {
      isOffered: message.reactions.some(({ count }) => count > 0),
      ...{ text: texts.whoReacted, icon: 'people', choose: () => act('reactions') },
    },
    {
      isOffered: true,
      ...{ text: texts.copyText, icon: 'copy' },
      choose: () => void navigator.clipboard?.writeText(message.content),
    },
    {
      isOffered: own || mayDeleteOthers(seen.chat),
      ...{ text: texts.delete, icon: 'delete', isDangerous: true, choose: askToDelete },
    },
  ];
  return all.filter(({ isOffered }) => isOffered);
}

function mayPin({ kind, role, posting = 'everyone' }: SeenChat): boolean {
  return kind === 'direct' || mayDo('pinMessage', role, { posting });
}

function mayDeleteOthers({ kind, role }: SeenChat): boolean {
  return kind === 'group' && mayDo('deleteMessage', role);
}
