import { createRest } from './rest';
import { Session } from './session';

/** A `getToken` for a service in development mode, which gives anyone a session without a password. */
export function devToken(url: string, userId: string): () => Promise<string> {
  const rules = { baseMs: 500, capMs: 500, attempts: 1 };
  const rest = createRest(url, new Session(undefined), rules);
  return async () => (await rest.createDevSession({ body: { userId } })).accessToken;
}
