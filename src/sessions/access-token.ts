/** The cookie that carries the access token (SuperTokens' name for it). */
export const sessionCookie = 'sAccessToken';

/**
 * The access token of a request: the bearer token, else the cookie. A client that sets the header
 * says which session it means, while a browser adds the cookie by itself.
 */
export function accessTokenOf(
  authorization: string | undefined,
  cookies: Readonly<Record<string, unknown>>,
): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  return bearer ?? textOf(cookies[sessionCookie]);
}

/** A cookie that cookie-parser has read as JSON is no token; its text is refused as one. */
function textOf(cookie: unknown): string | undefined {
  return typeof cookie === 'object' ? JSON.stringify(cookie) : (cookie as string) || undefined;
}
