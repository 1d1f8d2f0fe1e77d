import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Says that an answer is for its caller alone, and not to be kept: it depends on who asks, and is
 * out of date soon. Requests that ask for an answer only if it changed get it: no version of an
 * answer has a name that they could know.
 */
export function privateAnswers(
  { headers }: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): void {
  response.setHeader('Cache-Control', 'no-store');
  const vary = response.getHeader('Vary');
  const depends = 'Authorization, Cookie';
  response.setHeader('Vary', vary === undefined ? depends : `${String(vary)}, ${depends}`);
  delete headers['if-none-match'];
  delete headers['if-modified-since'];
  next();
}
