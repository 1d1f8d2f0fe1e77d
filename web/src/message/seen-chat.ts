import type { PropertyDeclaration } from 'lit';
import type { ChatSummary } from '../../../client/src/index';

const names = ['kind', 'role', 'posting', 'participantCount'] as const;

/** What of a chat its messages show. */
export type SeenChat = Pick<ChatSummary, (typeof names)[number]>;

/**
 * The property of what shows messages of a chat: that is another with each message that comes, which is no reason
 * to render the others anew.
 */
export const seenChat: PropertyDeclaration<SeenChat> = {
  attribute: false,
  hasChanged: (next, before: SeenChat | undefined) =>
    names.some((name) => next[name] !== before?.[name]),
};
