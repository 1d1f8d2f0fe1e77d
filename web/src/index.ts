import { MessagingChat } from './chat';
import { MessagingConversation } from './conversation/conversation';
import { ConversationHeader } from './conversation/conversation-header';
import { MessageComposer } from './conversation/message-composer';
import { MessageLog } from './conversation/message-log';
import { MessagingThread } from './conversation/thread';
import { ChatEntry } from './list/chat-entry';
import { MessagingChatList } from './list/chat-list';
import { ChatMessage } from './message/chat-message';
import { MessagingAvatar } from './parts/avatar';
import { EmojiPicker } from './parts/emoji-picker';
import { MessagingMenu } from './parts/menu';
import { ChatDetailsDialog } from './people/chat-details';
import { MessagingDialog } from './people/dialog';
import { NewChat } from './people/new-chat';
import { ChatParticipants } from './people/participants';
import { PinnedMessages } from './people/pinned-messages';
import { ProfileDialog } from './people/profile';
import { WhoReacted } from './people/who-reacted';
import { ConnectionBar } from './session/connection-bar';
import { MessagingSessionElement } from './session/messaging-session';

export { createMessagingClient, devToken, MessagingError } from '../../client/src/index';
export { createMessagingStore } from '../../client/src/store/index';
export { addTexts, type Texts } from './texts/texts';
// For more elements of a page that has these: a second Lit could not ask for its trusted types.
export { css, html, LitElement, nothing } from 'lit';
export { repeat } from 'lit/directives/repeat.js';
export {
  MessagingChat,
  MessagingChatList,
  MessagingConversation,
  MessagingSessionElement,
  MessagingThread,
};

const elements = {
  'messaging-chat': MessagingChat,
  'messaging-session': MessagingSessionElement,
  'messaging-chat-list': MessagingChatList,
  'messaging-chat-entry': ChatEntry,
  'messaging-conversation': MessagingConversation,
  'messaging-thread': MessagingThread,
  'messaging-header': ConversationHeader,
  'messaging-log': MessageLog,
  'messaging-message': ChatMessage,
  'messaging-composer': MessageComposer,
  'messaging-avatar': MessagingAvatar,
  'messaging-menu': MessagingMenu,
  'messaging-emoji-picker': EmojiPicker,
  'messaging-dialog': MessagingDialog,
  'messaging-new-chat': NewChat,
  'messaging-details': ChatDetailsDialog,
  'messaging-participants': ChatParticipants,
  'messaging-pins': PinnedMessages,
  'messaging-profile': ProfileDialog,
  'messaging-reactions': WhoReacted,
  'messaging-connection': ConnectionBar,
};

for (const [name, element] of Object.entries(elements)) {
  // A page may load the module from two addresses.
  if (customElements.get(name) === undefined) customElements.define(name, element);
}
