import type { ChatSummary } from '../../../client/src/index';
import type { KnownUsers } from '../session/known-users';

// Whom a name of a chat without one names.
const maxNamed = 3;

/** What a chat is called for one of its participants: its name, or who else is in it. */
export function titleOf(chat: ChatSummary, userId: string, users: KnownUsers): string {
  if (chat.name !== undefined) return chat.name;
  const others = othersIn(chat, userId);
  if (others.length === 0) return users.name(userId);
  const names = others.slice(0, maxNamed).map((id) => users.name(id));
  const more = chat.participantCount - 1 - names.length;
  return names.join(', ') + (more > 0 ? ` +${more}` : '');
}

/** The picture of a chat: its own, or that of the other one in a direct chat. */
export function pictureOf(
  chat: ChatSummary,
  userId: string,
  users: KnownUsers,
): string | undefined {
  if (chat.avatarUrl !== undefined) return chat.avatarUrl;
  const other = partnerIn(chat, userId);
  return other === undefined ? undefined : users.get(other)?.avatarUrl;
}

/** The other one in a direct chat. */
export function partnerIn(chat: ChatSummary, userId: string): string | undefined {
  return chat.kind === 'direct' ? othersIn(chat, userId)[0] : undefined;
}

function othersIn({ participants }: ChatSummary, userId: string): string[] {
  return participants.filter((id) => id !== userId);
}
