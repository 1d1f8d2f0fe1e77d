import { validateFrame } from '../../../generated/events/gateway';
import type { Frame } from '../../../generated/events/payloads';
import { fieldErrors, ServiceError } from '../../errors';

/** Reads a text frame of the raw WebSocket. Throws INVALID_FRAME. */
export function parseFrame(text: string): Frame {
  const frame = parseJson(text);
  if (validateFrame(frame)) return frame;
  throw new ServiceError('INVALID_FRAME', { errors: fieldErrors(validateFrame.errors) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ServiceError('INVALID_FRAME', { cause });
  }
}
