import type { IncomingMessage } from 'node:http';

const absoluteForm = /^https?:\/\//i;

/**
 * The path and query of a request's target. A target may name the whole URL (RFC 9112, 3.2.2: a
 * server MUST accept that, as a proxy's client writes it); a fragment, which no target has, is left
 * out. Undefined when it is neither.
 */
export function pathAndQueryOf(target: string): string | undefined {
  const plain = withoutFragment(target);
  if (!absoluteForm.test(plain)) return plain.startsWith('/') ? plain : undefined;
  if (!URL.canParse(plain)) return undefined;
  // Cut and not parsed, since parsing would also resolve dots and escape characters.
  const rest = plain.replace(/^\w+:\/\/[^/?]*/, '');
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function withoutFragment(target: string): string {
  const start = target.indexOf('#');
  return start === -1 ? target : target.slice(0, start);
}

/** The path of a request, without the query. */
export function pathOf({ url = '/' }: IncomingMessage): string {
  const queryStart = url.indexOf('?');
  return queryStart === -1 ? url : url.slice(0, queryStart);
}

/** The guide writes the paths short; this makes them whole. */
export function withVersion(url: string): string {
  return url.startsWith('/messaging/') ? `/v1${url}` : url;
}
