import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import openApiDocument from '../../generated/http/openapi.json';

/** Prism between a client and a server; it answers with an error where one of them is wrong. */
export interface ValidatingProxy {
  url: string;
  close: () => Promise<void>;
}

/** Starts a proxy that checks every request and response against the OpenAPI document. */
export async function startValidatingProxy(upstream: string): Promise<ValidatingProxy> {
  const server = createServer(await getHttpOperationsFromSpec(structuredClone(openApiDocument)), {
    cors: false,
    components: { logger: createLogger('prism', { level: 'silent' }) },
    config: {
      isProxy: true,
      upstream: new URL(upstream),
      upstreamProxy: undefined,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: true,
      mock: { dynamic: false },
    },
  });
  const url = await server.listen(0, '127.0.0.1');
  return { url, close: () => server.close() };
}
