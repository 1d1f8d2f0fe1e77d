import type { NewMessage } from '../../../generated/http/types';
import type { Message, UserId } from '../../../generated/schemas';
import { ServiceError } from '../../../src/errors';
import { mentionsOf } from '../../../src/messages/mentions';
import {
  maxMentionedByAnyone,
  threadOfAdmitted,
} from '../../../src/messages/sending/reference-rules';
import { requireMetadata } from '../../../src/metadata';
import type { ChatState } from './chat-state';

type Written = Pick<NewMessage, 'kind' | 'metadata' | 'replyTo' | 'mentions' | 'mentionsAll'>;

/**
 * Admits what a user writes besides a text. Throws INVALID_REQUEST, NOT_ALLOWED, MESSAGE_NOT_FOUND and
 * MESSAGE_DELETED.
 */
export function admit(chat: ChatState, userId: UserId, written: Written): void {
  if (written.kind === 'system') throw new ServiceError('NOT_ALLOWED');
  if (written.metadata !== undefined) requireMetadata(written.metadata);
  const { mentions = [] } = mentionsOf(written);
  const answered =
    written.replyTo === undefined ? undefined : chat.seenBy(userId).find(written.replyTo);
  threadOfAdmitted(written, {
    role: chat.membership.roleOf(userId),
    isLarge: chat.participants.length > maxMentionedByAnyone,
    strangers: mentions.flatMap((mentioned, index) =>
      chat.participants.includes(mentioned) ? [] : [index + 1],
    ),
    answered:
      answered === undefined ? null : { ...answered, isDeleted: answered.deletedAt !== undefined },
  });
}

/** The message that begins the thread of an answer to a message. */
export function rootOf(chat: ChatState, answered: Message): Message {
  return answered.threadId === undefined ? answered : chat.findMessage(answered.threadId)!;
}
