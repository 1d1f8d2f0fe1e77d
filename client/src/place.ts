import type { Epoch } from '../../generated/schemas';

/**
 * Where to resume from; nothing to begin from now on.
 * @param after the last revision taken, of a chat or of the user's own state
 */
export function placeOf(
  after: number | undefined,
  epoch: Epoch | undefined,
): { after?: number; epoch?: Epoch } {
  if (after === undefined) return {};
  return epoch === undefined ? { after } : { after, epoch };
}
