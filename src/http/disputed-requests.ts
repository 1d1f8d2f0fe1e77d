import type { Misfit } from '../../generated/http/checks';
import type { OperationId } from '../../generated/http/operations';
import type { Logger } from '../logger';

/** A request on which two checks of one contract differ, for operators and tests. */
export interface DisputedRequest {
  operationId: OperationId;
  /** Where in the schema the request does not fit, by the generated check. */
  schemaPath: string;
  path: string;
  problem: string;
}

/**
 * The requests that the generated checks refuse and the document does not. There are to be none: each
 * is a defect of the service, never a client's, and is logged and counted.
 */
export class DisputedRequests {
  #count = 0;

  /** @param onDisputed is told of each, so that a test can fail by it */
  constructor(
    private readonly log: Logger,
    private readonly onDisputed: (disputed: DisputedRequest) => void = () => undefined,
  ) {}

  /** How many there were since the start. */
  get count(): number {
    return this.#count;
  }

  /** @param misfit what the generated check says is wrong */
  add(operationId: OperationId, { schemaPath, instancePath, message = '' }: Misfit): void {
    this.#count += 1;
    const disputed = { operationId, schemaPath, path: instancePath, problem: message };
    this.log.error(disputed, 'a request was refused that fits the contract');
    this.onDisputed(disputed);
  }
}
