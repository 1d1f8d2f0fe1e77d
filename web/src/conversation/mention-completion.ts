import type { UserId } from '../../../client/src/index';

/** Someone who may be mentioned; all of the chat, where there is no `userId`. */
export interface Candidate {
  readonly userId: UserId | undefined;
  readonly name: string;
}

/** What is being written after an `@` at the cursor; undefined where nothing is. */
export function mentionBefore(text: string, cursor: number): string | undefined {
  return /(?:^|\s)@([^\s@]*)$/u.exec(text.slice(0, cursor))?.[1];
}

/** Whom it may mean. */
export function matching(candidates: readonly Candidate[], begun: string): Candidate[] {
  const wanted = begun.toLocaleLowerCase();
  return candidates.filter(({ name, userId }) =>
    [name, userId ?? ''].some((one) => one.toLocaleLowerCase().startsWith(wanted)),
  );
}

/** The text with the name in place of what was begun, and where the cursor is then. */
export function completed(
  text: string,
  cursor: number,
  { name }: Candidate,
): { text: string; cursor: number } {
  const begun = mentionBefore(text, cursor) ?? '';
  const before = `${text.slice(0, cursor - begun.length)}${name} `;
  return { text: before + text.slice(cursor), cursor: before.length };
}

/** Those whom a text mentions, of those who were chosen. */
export function mentionedIn(
  text: string,
  chosen: readonly Candidate[],
): { mentions?: UserId[]; mentionsAll?: true } {
  const meant = chosen.filter(({ name }) => text.includes(`@${name}`));
  const users = [...new Set(meant.flatMap(({ userId }) => userId ?? []))];
  return {
    ...(users.length === 0 ? {} : { mentions: users }),
    ...(meant.some(({ userId }) => userId === undefined) ? { mentionsAll: true } : {}),
  };
}
