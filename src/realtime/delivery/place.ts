import type { Epoch, Revision } from '../../../generated/schemas';
import { ServiceError } from '../../errors';
import type { Head } from '../../log/log';

/** A place in a log as a client gives it: what comes after it was missed. */
export interface Place {
  revision: Revision;
  /** Undefined when the client does not say. */
  epoch: Epoch | undefined;
}

/** Throws CANNOT_RESUME when a log that has come this far has no such place. */
export function assertPlaceOf(head: Head, { revision, epoch = head.epoch }: Place): void {
  if (revision > head.revision || epoch !== head.epoch) throw new ServiceError('CANNOT_RESUME');
}
