import type { Message, Thread } from '../index';

/** The message that a thread began with, as the thread is now. */
export function withThread(message: Message, { replyCount, lastReplyAt }: Thread): Message {
  return { ...message, replyCount, lastReplyAt };
}
