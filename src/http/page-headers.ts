import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What of a page's policy is its own: the sources of a directive. */
export type PagePolicy = Readonly<Record<string, readonly string[]>>;

/**
 * The headers of a page of ours. Script and style are files of the service, and nothing that stands in the
 * page runs; nothing is loaded from elsewhere but what `policy` names. Pages also work over plain HTTP, so
 * nothing is said that is for HTTPS only.
 */
export function pageHeaders(policy: PagePolicy = {}): RequestHandler {
  const own = ["'self'"];
  const directives = {
    'default-src': ["'none'"],
    'script-src': own,
    'style-src': own,
    'img-src': own,
    'connect-src': own,
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...directives, ...(policy as Record<string, string[]>) },
    },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    strictTransportSecurity: false,
  });
}
