import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { middleware as openApiValidator } from 'express-openapi-validator';

/**
 * A server that answers everything with `body`, behind the check of responses that the service has,
 * on another document than the service's.
 */
export async function serveThroughContract<Result>(
  document: object,
  body: unknown,
  use: (url: string) => Promise<Result>,
): Promise<Result> {
  const app = express();
  const apiSpec = document as never;
  app.use(
    openApiValidator({
      apiSpec,
      validateApiSpec: false,
      validateResponses: true,
      validateSecurity: false,
    }),
  );
  app.use((_request, response) => void response.json(body));
  app.use(withoutText);
  const server = app.listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
}

/** Express itself would print the refusals that a test provokes. */
const withoutText: express.ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) next(error);
  else response.status((error as { status: number }).status).end();
};
