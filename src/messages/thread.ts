import type { Message, Thread } from '../../generated/schemas';

/** How the thread is now that began with a message; undefined when nobody has answered that. */
export function threadOf({ id, replyCount, lastReplyAt }: Message): Thread | undefined {
  if (replyCount === undefined || lastReplyAt === undefined) return undefined;
  return { threadId: id, replyCount, lastReplyAt };
}

/** A message after a reply of the thread that began with it was deleted. */
export function withoutReply(message: Message): Message {
  const { replyCount = 0 } = message;
  return { ...message, replyCount: Math.max(0, replyCount - 1) };
}

/** A thread as a member of what tells of one of its replies, if there is one. */
export function withThread(thread: Thread | null | undefined): { thread?: Thread } {
  return thread === undefined || thread === null ? {} : { thread };
}
