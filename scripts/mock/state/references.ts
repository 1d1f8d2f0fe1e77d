import type { NewMessage } from '../../../generated/http/types';
import type { FieldError, Message, UserId } from '../../../generated/schemas';
import { ServiceError } from '../../../src/errors';
import { requireMetadata } from '../../../src/metadata';
import { mentionsOf } from '../../../src/messages/mentions';
import type { ChatState } from './chat-state';

const maxMentionedByAnyone = 50;

type Written = Pick<NewMessage, 'kind' | 'metadata' | 'replyTo' | 'mentions' | 'mentionsAll'>;

/**
 * Admits what a user writes besides a text. Throws INVALID_REQUEST, NOT_ALLOWED, MESSAGE_NOT_FOUND and
 * MESSAGE_DELETED.
 */
export function admit(chat: ChatState, userId: UserId, written: Written): void {
  if (written.kind === 'system') throw new ServiceError('NOT_ALLOWED');
  if (written.metadata !== undefined) requireMetadata(written.metadata);
  const { mentions = [], mentionsAll } = mentionsOf(written);
  requireParticipants(chat, mentions);
  const isLarge = chat.participants.length > maxMentionedByAnyone;
  if (mentionsAll && isLarge && chat.createdBy !== userId) throw new ServiceError('NOT_ALLOWED');
  if (written.replyTo === undefined) return;
  const answered = chat.findMessage(written.replyTo);
  if (answered === undefined) throw new ServiceError('MESSAGE_NOT_FOUND');
  if (answered.deletedAt !== undefined) throw new ServiceError('MESSAGE_DELETED');
}

/** The message that begins the thread of an answer to a message. */
export function rootOf(chat: ChatState, answered: Message): Message {
  return answered.threadId === undefined ? answered : chat.findMessage(answered.threadId)!;
}

function requireParticipants(chat: ChatState, mentions: UserId[]): void {
  const errors = mentions.flatMap((userId, index): FieldError[] => {
    const message = `mentions/${index} must be a participant of the chat.`;
    return chat.participants.includes(userId) ? [] : [{ path: `/body/mentions/${index}`, message }];
  });
  if (errors.length > 0) throw new ServiceError('INVALID_REQUEST', { errors });
}
