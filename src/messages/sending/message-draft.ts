import { isDeepStrictEqual } from 'node:util';
import type {
  ChatId,
  ClientMessageId,
  Message,
  MessageContent,
  MessageId,
  Metadata,
  Seq,
  UserId,
} from '../../../generated/schemas';
import type { MessageExtra } from '../../log/message-row';

/** A message to be stored. */
export interface MessageDraft {
  chatId: ChatId;
  senderId: UserId;
  content: MessageContent;
  clientMessageId?: ClientMessageId;
  metadata?: Metadata;
  replyTo?: MessageId;
  /** Of a reply: the message with which its thread begins. */
  thread?: ThreadStart;
  mentions?: UserId[];
  mentionsAll?: true;
}

/** The message with which a thread begins. */
export interface ThreadStart {
  id: MessageId;
  seq: Seq;
}

/** What the message of a draft has besides columns of its own; null when that is nothing. */
export function extraOfDraft(draft: MessageDraft): MessageExtra | null {
  if (isPlain(draft)) return null;
  const { replyTo, thread, mentions, mentionsAll } = draft;
  const extra: MessageExtra = {
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(thread === undefined ? {} : { threadId: thread.id }),
    ...(mentions === undefined ? {} : { mentions }),
    ...(mentionsAll === undefined ? {} : { mentionsAll }),
  };
  return Object.keys(extra).length === 0 ? null : extra;
}

/** Whether a draft is a text and nothing else. */
export function isPlain({ metadata, replyTo, mentions, mentionsAll }: MessageDraft): boolean {
  return (metadata ?? replyTo ?? mentions ?? mentionsAll) === undefined;
}

const sentMembers = ['content', 'metadata', 'replyTo', 'mentions', 'mentionsAll'] as const;

/** Whether a message that nobody has changed is what a draft would become. */
export function isOfDraft(
  message: Message,
  draft: Pick<MessageDraft, (typeof sentMembers)[number]>,
): boolean {
  return sentMembers.every((name) => isDeepStrictEqual(message[name], draft[name]));
}
