import type { IncomingHttpHeaders } from 'node:http';
import { parseCookie } from 'cookie';

/** The cookie that carries the access token (SuperTokens' name for it). */
export const sessionCookie = 'sAccessToken';

// Each one more is a signature to check for whoever sends it.
const maxCookies = 4;

/**
 * The access tokens of a request, of which one must be good: the bearer token, else the cookies. A
 * client that sets the header says which session it means, while a browser adds the cookies by
 * itself; and it may have several of the name, a stale one of another path or domain first
 * (RFC 6265, 5.4).
 */
export function accessTokensOf({
  authorization = '',
  cookie = '',
}: Pick<IncomingHttpHeaders, 'authorization' | 'cookie'>): string[] {
  const bearer = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (bearer !== undefined) return [bearer];
  const isThereOnce = cookie.indexOf(sessionCookie) === cookie.lastIndexOf(sessionCookie);
  return isThereOnce ? valuesOf(cookie) : allValuesOf(cookie);
}

function valuesOf(cookie: string): string[] {
  const value = parseCookie(cookie)[sessionCookie];
  return value === undefined || value === '' ? [] : [value];
}

/** A parser of cookies gives the first of a name only. */
function allValuesOf(cookie: string): string[] {
  return [...new Set(cookie.split(';').flatMap(valuesOf))].slice(0, maxCookies);
}
