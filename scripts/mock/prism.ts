import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import type { OpenApiDocument } from './rest-operations';

/** Prism, serving the OpenAPI document's examples on a port of its own. */
export interface Prism {
  url: string;
  close: () => Promise<void>;
}

/** The operations of a document as Prism knows them. */
export type PrismOperations = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>;

export function readPrismOperations(document: OpenApiDocument): Promise<PrismOperations> {
  return getHttpOperationsFromSpec(structuredClone(document));
}

export async function startPrism(operations: PrismOperations): Promise<Prism> {
  const server = createServer(operations, {
    cors: true,
    components: { logger: createLogger('prism', { level: 'silent' }) },
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
  });
  const url = await server.listen(0, '127.0.0.1');
  return { url, close: () => server.close() };
}
