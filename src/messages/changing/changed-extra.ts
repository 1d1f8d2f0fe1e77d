import type { Message } from '../../../generated/schemas';
import { extraOf, type MessageExtra } from '../../log/message-row';

/** What is to be stored of what a message has besides what it was sent with. */
export interface ChangedExtra {
  extra: MessageExtra;
  /** Whether it is all of it; else what is new, and the rest stays. */
  isWhole: boolean;
}

/**
 * Compares a message with what it was, so that an edit does not write anew what people reacted with. Where
 * they did, that is most of it, and all is written: to join the two would be more work.
 *
 * @param before undefined where that is not known
 */
export function changedExtra(before: Message | undefined, message: Message): ChangedExtra {
  const extra = extraOf(message);
  if (before === undefined || before.reactions !== message.reactions)
    return { extra, isWhole: true };
  const earlier: Record<string, unknown> = extraOf(before);
  if (Object.keys(earlier).some((name) => !(name in extra))) return { extra, isWhole: true };
  const changed = Object.entries(extra).filter(([name, value]) => value !== earlier[name]);
  return { extra: Object.fromEntries(changed), isWhole: false };
}
