import {
  eventValidatorTable,
  type OutgoingEvent,
  type Validator,
} from '../../../generated/events/gateway';
import type { Logger } from '../../logger';
import { EncodedEvent } from './encoded-event';
import type { Ref } from './ref';

/** What was kept from leaving, for operators and tests. */
export interface RefusedEvent {
  event: string;
  /** Where in the schema the payload does not fit. */
  schemaPath: string;
  path: string;
  problem: string;
}

const unknownEvent = {
  schemaPath: '',
  instancePath: '',
  message: 'is no event of the contract',
};

/**
 * The one door through which events leave: an event that does not fit its schema in the AsyncAPI
 * document is not sent, but logged and counted. That is a defect of the service, never a client's.
 */
export class EventCheck {
  #refused = 0;

  /** @param onRefused is told of each refusal, so that a test can fail by it */
  constructor(
    private readonly log: Logger,
    private readonly onRefused: (refused: RefusedEvent) => void = () => undefined,
  ) {}

  /** How many events did not fit since the start. */
  get refused(): number {
    return this.#refused;
  }

  /** The event ready to be sent, or undefined when it does not fit. */
  encode(event: OutgoingEvent, outerRef?: Ref): EncodedEvent | undefined {
    // A handler that the compiler did not see may name an event that the document does not have.
    const validate = eventValidatorTable[event.event] as Validator<unknown> | undefined;
    if (validate?.(event.data)) return new EncodedEvent(event, outerRef);
    const error = validate === undefined ? unknownEvent : validate.errors?.[0];
    this.#refuse({
      event: event.event,
      schemaPath: error?.schemaPath ?? '',
      path: error?.instancePath ?? '',
      problem: error?.message ?? '',
    });
    return undefined;
  }

  #refuse(refused: RefusedEvent): void {
    this.#refused += 1;
    this.log.error(refused, 'an event does not fit the contract and was not sent');
    this.onRefused(refused);
  }
}
