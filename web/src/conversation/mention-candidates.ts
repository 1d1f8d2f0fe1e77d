import type { ChatSummary } from '../../../client/src/index';
import type { ShownMessage } from '../../../client/src/store/index';
import type { KnownUsers } from '../session/known-users';
import type { Texts } from '../texts/texts';
import type { Candidate } from './mention-completion';

// Who is no admin may mention all in chats of so many at most, as the contract has it.
const maxForAll = 50;

/** Whom one may mention in a chat: the others that it names, and all. */
export function candidatesIn(
  chat: ChatSummary,
  userId: string,
  users: KnownUsers,
  texts: Texts,
): Candidate[] {
  const others = chat.participants.filter((id) => id !== userId);
  const named = others.map((id) => ({ userId: id, name: users.name(id) }));
  const mayAll = chat.role !== 'member' || chat.participantCount <= maxForAll;
  if (chat.kind === 'direct' || !mayAll) return named;
  return [...named, { userId: undefined, name: texts.everyone }];
}

/** Those whom a message mentions. */
export function mentionsOf(
  { mentions = [], mentionsAll }: ShownMessage,
  users: KnownUsers,
  texts: Texts,
): Candidate[] {
  const named: Candidate[] = mentions.map((userId) => ({ userId, name: users.name(userId) }));
  return mentionsAll === true ? [...named, { userId: undefined, name: texts.everyone }] : named;
}
