import type { FeatureContext } from '../feature-context';
import type { MessageChangeWriter } from '../messages/changing/message-change-writer';
import { pinHandlers } from './pin-handlers';
import { PinRepository } from './pin-repository';
import { PinService } from './pin-service';

/** What is pinned in chats, which is written with what else is done with messages. */
export function createPins(
  { database }: FeatureContext,
  { changes }: { changes: MessageChangeWriter },
) {
  const pins = new PinService(new PinRepository(database.requests), changes);
  return { handlers: pinHandlers(pins) };
}
