import type { Epoch } from '../../../generated/schemas';

/** The epoch of the database as this node saw it last. */
export interface KnownEpoch {
  /** Undefined while it has not looked. */
  current: Epoch | undefined;
}
