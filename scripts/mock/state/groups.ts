import { isDeepStrictEqual } from 'node:util';
import type { ChatUpdate, Participant, ParticipantPage } from '../../../generated/http/types';
import type { ChatDetails, ChatId, Role, UserId } from '../../../generated/schemas';
import { decodeCursor, encodeCursor } from '../../../src/chats/membership/participant-cursor';
import { requireDetails } from '../../../src/chats/changing/required-details';
import { requireAllowed } from '../../../src/who-may';
import { ServiceError } from '../../../src/errors';
import type { ChatState } from './chat-state';
import type { MockState } from './mock-state';

/** Throws CHAT_NOT_FOUND, DIRECT_CHAT. */
export function groupOf(state: MockState, caller: UserId, chatId: ChatId): ChatState {
  const chat = state.find(caller, chatId);
  if (chat.kind === 'direct') throw new ServiceError('DIRECT_CHAT');
  return chat;
}

/** A page of a chat's participants. Throws CHAT_NOT_FOUND, INVALID_CURSOR. */
export function pageOfParticipants(
  state: MockState,
  caller: UserId,
  chatId: ChatId,
  { limit, cursor }: { limit: number; cursor?: string },
): ParticipantPage {
  const chat = state.find(caller, chatId);
  const after = cursor === undefined ? '' : decodeCursor(cursor);
  const rest = chat.participants.filter((userId) => userId > after);
  const items = rest.slice(0, limit).map((userId) => chat.membership.participant(userId));
  const isLast = items.length === rest.length;
  return { items, nextCursor: isLast ? null : encodeCursor(items.at(-1)!.userId) };
}

/** Throws CHAT_NOT_FOUND, DIRECT_CHAT, NOT_ALLOWED, PARTICIPANT_NOT_FOUND. */
export function setRole(
  state: MockState,
  caller: UserId,
  { chatId, userId }: { chatId: ChatId; userId: UserId },
  role: Role,
): Participant {
  const chat = groupOf(state, caller, chatId);
  requireAllowed('setRole', chat.membership.roleOf(caller));
  if (!chat.participants.includes(userId)) throw new ServiceError('PARTICIPANT_NOT_FOUND');
  const before = chat.membership.roleOf(userId);
  if (before !== role) {
    if (before === 'owner') throw new ServiceError('NOT_ALLOWED');
    if (role === 'owner') state.listener.changed(chat, chat.setRole(caller, 'admin'));
    state.listener.changed(chat, chat.setRole(userId, role));
  }
  return chat.membership.participant(userId);
}

/** Changes what a group says of itself. Throws CHAT_NOT_FOUND, DIRECT_CHAT, NOT_ALLOWED, INVALID_REQUEST. */
export function updateChat(
  state: MockState,
  caller: UserId,
  chatId: ChatId,
  update: ChatUpdate,
): ChatState {
  const chat = groupOf(state, caller, chatId);
  requireAllowed('updateChat', chat.membership.roleOf(caller));
  requireDetails(update);
  const members = Object.entries({ ...chat.details, ...update });
  const after = Object.fromEntries(members.filter(([, value]) => value !== null)) as ChatDetails;
  if (!isDeepStrictEqual(after, chat.details)) state.listener.changed(chat, chat.describe(after));
  return chat;
}

/** Deletes a group. Throws CHAT_NOT_FOUND, DIRECT_CHAT, NOT_ALLOWED. */
export function deleteChat(state: MockState, caller: UserId, chatId: ChatId): void {
  const chat = groupOf(state, caller, chatId);
  requireAllowed('deleteChat', chat.membership.roleOf(caller));
  state.listener.changed(chat, chat.deleteChat(caller));
  for (const userId of chat.participants) {
    state.listener.ownChanged(chat, state.own.remove(userId, chatId));
  }
  chat.membership.remove(chat.participants);
}
