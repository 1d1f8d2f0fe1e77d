import type { Message, MessageId } from '../index';
import type { Effect } from './effects';
import { type MessagePage, type MessageWindow, withoutOldest } from './message-window';
import { type Timeline, windowAfter, withAnswered, withWindow } from './timeline';

/** What is known of a thread that is shown: its answers, and what they answer. */
export interface ThreadState extends Timeline {
  /** The message that it began with. */
  readonly rootId: MessageId;
  /** That message by itself, so that no other comes to it; without one where the user may not see it. */
  readonly root: MessageWindow;
}

/** A thread as REST gives it: the message that it began with, if there is one to see, and its newest answers. */
export function threadStateOf(
  rootId: MessageId,
  root: Message | undefined,
  { items: messages, hasOlder, hasNewer }: MessagePage,
): ThreadState {
  const alone = { messages: root === undefined ? [] : [root], hasOlder: false, hasNewer: true };
  return { rootId, root: alone, window: { messages, hasOlder, hasNewer }, ahead: [] };
}

/** What a chat shows of a thread, which has no hole either, for as long as the thread is not read. */
export function threadIn({ window, ahead }: Timeline, rootId: MessageId): ThreadState {
  const isOfThread = ({ threadId }: Message) => threadId === rootId;
  const root = window.messages.find(({ id }) => id === rootId);
  const page = { ...window, items: window.messages.filter(isOfThread) };
  return { ...threadStateOf(rootId, root, page), ahead: ahead.filter(isOfThread) };
}

/** The threads after a change of their chat; the same ones where it is of none of them. */
export function threadsAfter(threads: readonly ThreadState[], effect: Effect) {
  return mapped(threads, (thread) => {
    const next = isOfOther(thread, effect.message)
      ? thread
      : withWindow(thread, windowAfter(thread.window, effect));
    return withRoot(next, windowAfter(thread.root, effect));
  });
}

/** The threads with a message that the service answered. */
export function threadsWithAnswer(threads: readonly ThreadState[], message: Message) {
  return mapped(threads, (thread) => {
    if (!isOfOther(thread, message)) return withAnswered(thread, message);
    return withRoot(thread, withAnswered({ window: thread.root, ahead: [] }, message).window);
  });
}

/** The threads with at most so many answers each, without the oldest ones. */
export function threadsWithoutOldest(threads: readonly ThreadState[], most: number) {
  return mapped(threads, (thread) => withWindow(thread, withoutOldest(thread.window, most)));
}

function isOfOther({ rootId }: ThreadState, message: Message | undefined): boolean {
  return message !== undefined && message.threadId !== rootId;
}

function withRoot(thread: ThreadState, root: MessageWindow): ThreadState {
  return root === thread.root ? thread : { ...thread, root };
}

function mapped(
  threads: readonly ThreadState[],
  change: (thread: ThreadState) => ThreadState,
): readonly ThreadState[] {
  const next = threads.map(change);
  return next.every((thread, index) => thread === threads[index]) ? threads : next;
}
