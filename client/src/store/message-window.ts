import type { Message, ReactionChange, ResultOf, Thread } from '../index';
import { reactedTo } from './reactions';
import { withThread } from './threads';

/** A page of a chat's history. */
export type MessagePage = ResultOf<'listMessages'>;

/** Some of a chat's messages that follow each other, in the order of `seq`. */
export interface MessageWindow {
  readonly messages: readonly Message[];
  /** Whether the chat has messages before the first one. */
  readonly hasOlder: boolean;
  /** Whether the chat has messages after the last one, so that what is sent is not shown. */
  readonly hasNewer: boolean;
}

/** The `seq` of the last message; 0 when there is none. */
export function lastSeqOf(messages: readonly Message[]): number {
  return messages[messages.length - 1]?.seq ?? 0;
}

/** The window with a message as it is now: in its place, or at the end when it is newer than all. */
export function withMessage(window: MessageWindow, message: Message): MessageWindow {
  const { messages, hasNewer } = window;
  if (message.seq > lastSeqOf(messages)) {
    return hasNewer ? window : { ...window, messages: [...messages, message] };
  }
  const place = messages.findIndex(({ seq }) => seq === message.seq);
  if (place < 0) return window;
  const next = [...messages];
  next[place] = message;
  return { ...window, messages: next };
}

/** The window with one of its messages as others react to it. */
export function withReaction(window: MessageWindow, change: ReactionChange): MessageWindow {
  const message = window.messages.find(({ id }) => id === change.messageId);
  return message === undefined ? window : withMessage(window, reactedTo(message, change));
}

/** The window with the message that a thread began with as that thread is now. */
export function withThreadOf(window: MessageWindow, thread: Thread): MessageWindow {
  const root = window.messages.find(({ id }) => id === thread.threadId);
  return root === undefined ? window : withMessage(window, withThread(root, thread));
}

/** The window with the page before it, if that was read before the message that is the first now. */
export function withOlder(window: MessageWindow, before: number, page: MessagePage): MessageWindow {
  if (window.messages[0]?.seq !== before) return window;
  const { items, hasOlder } = page;
  return { ...window, messages: [...items, ...window.messages], hasOlder };
}

/** The window with the page after it, if that was read after the message that is the last now. */
export function withNewer(window: MessageWindow, after: number, page: MessagePage): MessageWindow {
  if (lastSeqOf(window.messages) !== after) return window;
  const { items, hasNewer } = page;
  return { ...window, messages: [...window.messages, ...items], hasNewer };
}

/** The window with at most so many messages, without the oldest ones. */
export function withoutOldest(window: MessageWindow, most: number): MessageWindow {
  const { messages } = window;
  if (messages.length <= most) return window;
  return { ...window, messages: messages.slice(-most), hasOlder: true };
}

/** The window with at most so many messages, without the newest ones. */
export function withoutNewest(window: MessageWindow, most: number): MessageWindow {
  const { messages } = window;
  if (messages.length <= most) return window;
  return { ...window, messages: messages.slice(0, most), hasNewer: true };
}
