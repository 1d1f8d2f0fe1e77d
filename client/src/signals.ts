import type {
  DeliveredUpdatedEvent,
  ReadUpdatedEvent,
  TypingEvent,
} from '../../generated/events/payloads';

/** What an app may hear of a chat that is of use for a moment only. What is lost of it is not told later. */
export interface SignalHandlers {
  /** Someone else types, or no more. It ends by itself 6 seconds after it was told last. */
  onTyping?: (event: TypingEvent) => unknown;
  /** Participants have read on. Of the places of a user the greater is the newer. */
  onReadUpdated?: (event: ReadUpdatedEvent) => unknown;
  /** Messages have reached participants; so. */
  onDeliveredUpdated?: (event: DeliveredUpdatedEvent) => unknown;
}

/** News of a moment. */
export interface Signal {
  handler: keyof SignalHandlers;
  data: unknown;
}

const handlersByEvent = new Map<string, keyof SignalHandlers>([
  ['typing', 'onTyping'],
  ['read-updated', 'onReadUpdated'],
  ['delivered-updated', 'onDeliveredUpdated'],
]);

/** The news of a moment that an event is, if it is one. */
export function signalOf(event: string, data: unknown): Signal | undefined {
  const handler = handlersByEvent.get(event);
  return handler && { handler, data };
}

/** Tells an app of it. */
export function tellSignal(handlers: SignalHandlers, { handler, data }: Signal): unknown {
  return handlers[handler]?.(data as never);
}

/** What of an app's handlers is for news of a moment. */
export function signalHandlersOf(handlers: SignalHandlers): SignalHandlers {
  const { onTyping, onReadUpdated, onDeliveredUpdated } = handlers;
  return {
    ...(onTyping && { onTyping }),
    ...(onReadUpdated && { onReadUpdated }),
    ...(onDeliveredUpdated && { onDeliveredUpdated }),
  };
}
