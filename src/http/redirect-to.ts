import type { RequestHandler } from 'express';

/** Redirects to an address that holds also where a proxy serves all this under a path of its own. */
export function redirectTo(relative: string): RequestHandler {
  return (_request, response) => response.redirect(relative);
}
