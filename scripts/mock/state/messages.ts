import { isDeepStrictEqual } from 'node:util';
import type {
  MessagePage,
  MessageUpdate,
  MessageVersionPage,
  NewMessage,
} from '../../../generated/http/types';
import type { ChatId, Message, MessageId, Seq, UserId } from '../../../generated/schemas';
import { ServiceError } from '../../../src/errors';
import { withEdit } from '../../../src/messages/changing/message-edit';
import { mentionsOf } from '../../../src/messages/mentions';
import {
  type HistoryQuery,
  historyRange,
  requireOnePlace,
  seqIn,
} from '../../../src/messages/reading/history-range';
import { isOfDraft } from '../../../src/messages/sending/message-draft';
import { isChanged } from '../../../src/messages/tombstone';
import { requireAllowed } from '../../../src/who-may';
import type { ChatState } from './chat-state';
import type { MockState } from './mock-state';
import { admit } from './references';
import { threadPage } from './thread-page';

/**
 * Throws CHAT_NOT_FOUND, what refuses what is written besides the text (references.ts), and
 * CLIENT_MESSAGE_ID_REUSED when what was sent is another.
 */
export function send(
  state: MockState,
  senderId: UserId,
  chatId: ChatId,
  { kind, mentions, mentionsAll, ...sent }: NewMessage,
) {
  const chat = state.find(senderId, chatId);
  const { posting } = chat.details;
  const draft = { senderId, ...sent, ...mentionsOf({ mentions, mentionsAll }) };
  if (chat.findSent(draft) === undefined) {
    requireAllowed('sendMessage', chat.membership.roleOf(senderId), { posting });
    state.requireWritable(chat);
    admit(chat, senderId, { kind, ...draft });
  }
  const outcome = chat.append(draft);
  const { message, created } = outcome;
  if (!created && !isOfDraft(message, draft) && !isChanged(message))
    throw new ServiceError('CLIENT_MESSAGE_ID_REUSED');
  if (created) state.listener.changed(chat, chat.changes.at(-1)!);
  return outcome;
}

/** A page of what a message said. Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND, MESSAGE_DELETED. */
export function versions(
  state: MockState,
  userId: UserId,
  chatId: ChatId,
  messageId: MessageId,
  { after, limit }: { after: number; limit: number },
): MessageVersionPage {
  const message = state.findMessage(userId, chatId, messageId);
  if (message.deletedAt !== undefined) throw new ServiceError('MESSAGE_DELETED');
  const versions = state.find(userId, chatId).versionsOf(message).slice(after);
  return { items: versions.slice(0, limit), hasMore: versions.length > limit };
}

/** Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND, NOT_ALLOWED, MESSAGE_DELETED, VERSION_CONFLICT. */
export function updateMessage(
  state: MockState,
  caller: UserId,
  chatId: ChatId,
  messageId: MessageId,
  { ifVersion, ...edit }: MessageUpdate,
): Message {
  const message = state.findMessage(caller, chatId, messageId);
  const chat = state.find(caller, chatId);
  state.requireWritable(chat);
  admit(chat, caller, edit);
  if (message.senderId !== caller) throw new ServiceError('NOT_ALLOWED');
  if (message.deletedAt !== undefined) throw new ServiceError('MESSAGE_DELETED');
  if (isDeepStrictEqual(withEdit(message, edit), message)) return message;
  if ((ifVersion ?? message.version) !== message.version) {
    throw new ServiceError('VERSION_CONFLICT');
  }
  state.listener.changed(chat, chat.edit(message, edit));
  return message;
}

/** Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND, NOT_ALLOWED. */
export function deleteMessage(
  state: MockState,
  caller: UserId,
  chatId: ChatId,
  messageId: MessageId,
): void {
  const message = state.findMessage(caller, chatId, messageId);
  const chat = state.find(caller, chatId);
  const isOwn = message.senderId === caller;
  requireAllowed('deleteMessage', chat.membership.roleOf(caller), { isOwn });
  if (message.deletedAt !== undefined) return;
  state.listener.changed(chat, chat.delete(message, caller));
}

/** A page of a chat's history. Throws CHAT_NOT_FOUND, INVALID_REQUEST, MESSAGE_NOT_FOUND. */
export function history(
  state: MockState,
  userId: UserId,
  chatId: ChatId,
  query: HistoryQuery,
): MessagePage {
  requireOnePlace(query);
  const chat = state.find(userId, chatId);
  const { historySeq } = chat.seenBy(userId);
  const { threadId } = query;
  if (threadId !== undefined) {
    const replies = chat.repliesTo(beginningOf(chat, threadId));
    return threadPage(
      replies.filter(({ seq }) => seq > historySeq),
      query,
    );
  }
  const { messages } = chat;
  const middle = middleOf(state, userId, chatId, query);
  const { first, last } = historyRange(query, { historySeq, lastSeq: messages.length }, middle);
  return {
    items: messages.slice(first - 1, Math.max(first - 1, last)),
    hasOlder: Math.min(first - 1, messages.length) > historySeq,
    hasNewer: last < messages.length,
  };
}

/** The message that a thread began with, also for who does not see it: they see what was answered since. */
function beginningOf(chat: ChatState, messageId: MessageId): Message {
  const message = chat.findMessage(messageId);
  if (message === undefined) throw new ServiceError('MESSAGE_NOT_FOUND');
  return message;
}

/** The `seq` that a page is to be around. */
function middleOf(
  state: MockState,
  userId: UserId,
  chatId: ChatId,
  { around }: HistoryQuery,
): Seq | undefined {
  if (around === undefined) return undefined;
  return seqIn(around) ?? state.findMessage(userId, chatId, around).seq;
}
