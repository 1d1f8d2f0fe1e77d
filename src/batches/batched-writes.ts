import { isDatabaseUnavailable, isGivenUp, sqlState } from '../database/unavailable';
import type { BatchLimits } from './batcher';
import { type ChatItem, Lanes } from './lanes';

/** What becomes of chats that someone else has locked, or changes: they are left out, or waited for. */
export type WhenLocked = 'leave' | 'wait';

/** Writes a batch and settles its items, but those whose chat was left out, which it gives. */
export type WriteBatch<Item> = (items: Item[], whenLocked: WhenLocked) => Promise<Item[]>;

// Of losing against others, which the next round may win.
const maxRounds = 3;

/**
 * The lanes of writes that go in batches: those of all chats together, and beside them each chat that is
 * locked. When Postgres refuses a batch, each of its items is tried by itself: one fails, and no other.
 *
 * @param sharedLanes how many batches of many chats may be under way at a time
 */
export function batchedWrites<Item extends ChatItem>(
  write: WriteBatch<Item>,
  limits: BatchLimits,
  sharedLanes = 1,
): Lanes<Item> {
  const together = async (items: Item[]) => {
    try {
      return await write(items, 'leave');
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      return items;
    }
  };
  const apart = async (items: Item[]): Promise<void> => {
    const left = await write(items, 'wait').catch((error: unknown) => eachAlone(items, error));
    if (left.length > 0) await apart(left);
  };
  const eachAlone = async (items: Item[], error: unknown): Promise<Item[]> => {
    const isOfOne = !isDatabaseUnavailable(error) && !isGivenUp(error);
    if (items.length === 1 || !isOfOne) throw error;
    const left: Item[] = [];
    for (const item of items) {
      left.push(...(await write([item], 'wait').catch((error: unknown) => refuse(item, error))));
    }
    return left;
  };
  return new Lanes({ together, apart }, limits, sharedLanes);
}

function refuse(item: ChatItem, error: unknown): [] {
  item.reject(error);
  return [];
}

/**
 * Writes again what Postgres did not do: as often as `isOvertaken` says, and some times what lost
 * against another.
 */
export async function untilWritten<Result>(
  write: () => Promise<Result>,
  isOvertaken: (error: unknown) => boolean = () => false,
): Promise<Result> {
  for (let round = 1; ; round += 1) {
    try {
      return await write();
    } catch (error) {
      if (!isOvertaken(error) && !(isLost(error) && round < maxRounds)) throw error;
    }
  }
}

/** Whether the statement lost against another: a deadlock or a serialization failure. */
function isLost(error: unknown): boolean {
  return ['40P01', '40001'].includes(sqlState(error));
}
