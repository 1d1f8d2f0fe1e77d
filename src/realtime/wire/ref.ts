import type { Frame } from '../../../generated/events/payloads';

/** The client's own mark of a command, given back in its reply. */
export type Ref = NonNullable<Frame['ref']>;
