export { apply, type ChatState, chatStateOf } from './chat-state';
export type { Entry } from './entry';
export type { MessagePage, MessageWindow } from './message-window';
