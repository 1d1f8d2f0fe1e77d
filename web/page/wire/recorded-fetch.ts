import { errorPlace, operationOf } from './docs-places';
import { parsed, withoutToken } from './json-text';
import type { Line } from './line';
import { curlOf } from './shell';
import type { WireEnd } from './wire-log';

interface Asked {
  method: string;
  url: URL;
  body: string | undefined;
}

/** A `fetch` that notes each request with its answer, and fails while the line is cut. */
export function recordedFetch(line: Line): typeof fetch {
  // Those without an answer, by what they say: the same again is another attempt.
  const failed = new Set<string>();
  return async (input, init) => {
    const asked = askedOf(input, init);
    const key = [asked.method, asked.url.href, asked.body].join(' ');
    const id = note(line, asked, failed.delete(key));
    try {
      const response = await send(line.network, input, init);
      if (response.status >= 500 || response.status === 429) failed.add(key);
      void response
        .clone()
        .text()
        .then((text) => line.log.complete(id, endOf(response, text)))
        .catch((cause: unknown) => line.log.complete(id, lostBy(cause)));
      return response;
    } catch (cause) {
      failed.add(key);
      line.log.complete(id, lostBy(cause));
      throw cause;
    }
  };
}

function askedOf(input: RequestInfo | URL, init: RequestInit = {}): Asked {
  const { method = 'GET', body } = init;
  const url = new URL(input instanceof Request ? input.url : input, location.href);
  return { method, url, body: typeof body === 'string' ? body : undefined };
}

function note({ log, who }: Line, { method, url, body }: Asked, isRepeated: boolean): number {
  const operation = operationOf(method, url.pathname);
  const isSignIn = operation?.operationId === 'createDevSession';
  return log.add({
    ...{ who, kind: 'request', direction: 'sent' },
    name: `${method} ${operation?.path ?? url.pathname}`,
    text: body ?? url.search,
    mark: isRepeated ? 'retry' : undefined,
    shell: curlOf({ method, url: url.href, body, who, isSignIn }),
    parts: [{ title: `${method} ${url.pathname}${url.search}`, body, docs: operation?.place }],
  });
}

/** Fails as `fetch` does without a network, when it is gone already or goes before the answer. */
async function send(network: AbortSignal, input: RequestInfo | URL, init: RequestInit = {}) {
  const signals = init.signal ? [network, init.signal] : [network];
  try {
    return await fetch(input, { ...init, signal: AbortSignal.any(signals) });
  } catch (cause) {
    throw network.aborted ? new TypeError('Failed to fetch', { cause }) : cause;
  }
}

function endOf({ ok, status, statusText }: Response, text: string): WireEnd {
  const { code, detail } = (parsed(text) ?? {}) as { code?: string; detail?: string };
  const refusal = ok || code === undefined ? undefined : code;
  return {
    status: `${status}`,
    isGood: ok,
    ...(refusal === undefined ? {} : { text: `${refusal}: ${detail}` }),
    part: {
      title: `${status} ${statusText}`,
      body: text === '' ? undefined : withoutToken(text),
      docs: refusal && errorPlace(refusal),
    },
  };
}

function lostBy(cause: unknown): WireEnd {
  return { status: 'no answer', isGood: false, part: { title: `No answer: ${String(cause)}` } };
}
