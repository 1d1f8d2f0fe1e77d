export {
  createMessagingStore,
  MessagingStore,
  type MessagingStoreOptions,
  type StoredChat,
  type StoredChatList,
} from './messaging-store';
export type { ChatListSnapshot } from './chat-list';
export type { ChatSnapshot } from './chat-snapshot';
export type { StoredThread, ThreadSnapshot } from './thread';
export type { ThreadState } from './thread-state';
export type { MessageEdit } from './action';
export type { CountsSnapshot } from './counts';
export type { OwnUpdate } from './own-state';
export type { PendingAction } from './pending-action';
export type { ShownMessage } from './shown-message';
export type { ShownReaction } from './shown-reactions';
export { indexedDbStorage } from './indexed-db-storage';
export type { AsyncStoreStorage, StoreStorage } from './store-storage';
export { type ReceiptPlaces, type Receipts, receiptsOf } from './receipts';
export type { Readable } from './observable';
export { apply, type ChatState, chatStateOf } from './chat-state';
export type { Entry } from './entry';
export type { MessagePage, MessageWindow } from './message-window';
