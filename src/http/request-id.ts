import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const plainId = /^[\w.:/+=@-]{1,128}$/;
// W3C Trace Context, 3.2: version, trace, parent, flags.
const traceParent = /^[\da-f]{2}-(?!0{32})([\da-f]{32})-[\da-f]{16}-[\da-f]{2}/;

/** What a request is called in its answer and in the log, and the trace that it is part of. */
export interface RequestNames {
  requestId: string;
  traceId: string | undefined;
}

/** The names that whoever sent a request, or passed it on, gave it; else a new one. */
export function namesOf(headers: IncomingHttpHeaders): RequestNames {
  const given = headers['x-request-id'];
  const { traceparent } = headers;
  const traceId =
    traceparent === undefined ? undefined : traceParent.exec(String(traceparent))?.[1];
  const isPlain = typeof given === 'string' && plainId.test(given);
  return { requestId: isPlain ? given : (traceId ?? randomUUID()), traceId };
}
