import type { Emoji } from '../../generated/schemas';
import { ServiceError } from '../errors';

// Unicode Technical Standard 51: what is recommended for general interchange. A lone modifier is among
// it, and shows nothing that somebody could mean.
const oneEmoji = new RegExp('^\\p{RGI_Emoji}$', 'v');
const loneModifier = /^\p{Emoji_Modifier}$/u;

// The expression takes some ten microseconds, and there are not even 4,000 to be kept.
const seen = new Set<string>();

/** Whether a text is one emoji, which every device shows as one. */
export function isEmoji(text: string): boolean {
  if (seen.has(text)) return true;
  const isOne = oneEmoji.test(text) && !loneModifier.test(text);
  if (isOne) seen.add(text);
  return isOne;
}

/** Throws INVALID_REQUEST for a path with what is not one emoji. */
export function requireEmoji(emoji: Emoji): void {
  if (isEmoji(emoji)) return;
  const message = 'emoji must be one emoji, as Unicode recommends it (RGI).';
  throw new ServiceError('INVALID_REQUEST', { errors: [{ path: '/params/emoji', message }] });
}
