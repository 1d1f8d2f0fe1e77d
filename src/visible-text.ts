import { ServiceError } from './errors';

// U+2800 is a pattern of no dots: the one character that Unicode calls a symbol, and shows nothing.
const visible = /[^\s\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]/u;

/** Whether anything of a text can be seen: not all of it is white space or of no width. */
export function isVisible(text: string): boolean {
  return visible.test(text);
}

/** Throws INVALID_REQUEST for a member of a body of which nothing could be seen. */
export function requireVisible(member: string, text: string): void {
  if (isVisible(text)) return;
  const message = `${member} must have a character that can be seen.`;
  throw new ServiceError('INVALID_REQUEST', { errors: [{ path: `/body/${member}`, message }] });
}
