import type { Documents } from './documents';
import { type EventContract, readEventContract } from './event-contract';
import { type PrismOperations, readPrismOperations } from './prism';
import type { OpenApiDocument } from './rest-operations';

/** The two documents as the mock uses them. */
export interface MockContract {
  openApi: OpenApiDocument;
  operations: PrismOperations;
  events: EventContract;
}

/** Reads the documents, which takes longer than to start a mock of them. */
export async function readMockContract({ openApi, asyncApi }: Documents): Promise<MockContract> {
  const events = readEventContract(asyncApi);
  return { openApi, operations: await readPrismOperations(openApi), events };
}
