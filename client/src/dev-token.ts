import { createRest } from './rest';
import { Session } from './session';

/**
 * A `getToken` for a service in development mode, which gives anyone a session without a password.
 * @param fetch makes the requests in place of the platform's own
 */
export function devToken(
  url: string,
  userId: string,
  fetch?: typeof globalThis.fetch,
): () => Promise<string> {
  const rules = { baseMs: 500, capMs: 500, attempts: 1 };
  const rest = createRest(url, new Session(undefined), rules, fetch);
  return async () => (await rest.createDevSession({ body: { userId } })).accessToken;
}
