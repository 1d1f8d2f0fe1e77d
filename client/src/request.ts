/** An answer with its whole body. */
export interface Answer {
  response: Response;
  text: string;
}

interface Parts {
  baseUrl: string;
  method: string;
  /** As in the OpenAPI document, with its parameters in braces. */
  path: string;
  parameters: unknown;
  query: unknown;
  /** Of JSON. */
  body: string | undefined;
  token: string | undefined;
  signal: AbortSignal;
  /** Makes the request; undefined where the platform's own does. */
  fetch: typeof fetch | undefined;
}

/** Makes a request and reads its answer to the end. Fails as `fetch` does. */
export async function requestOnce(parts: Parts): Promise<Answer> {
  const { method, body, token, signal, fetch = globalThis.fetch } = parts;
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  const init: RequestInit = { method, headers, signal, credentials: 'include' };
  if (body !== undefined) init.body = body;
  const response = await fetch(urlOf(parts), init);
  return { response, text: await response.text() };
}

function urlOf({ baseUrl, path, parameters, query }: Parts): string {
  const values = Object(parameters) as Record<string, string>;
  const filled = path.replace(/{(\w+)}/g, (_, name: string) => encodeURIComponent(values[name]!));
  const search = Object.entries(Object(query) as Record<string, string | number | undefined>)
    .filter(([, value]) => value != null)
    .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`);
  return baseUrl + filled + (search.length > 0 ? `?${search.join('&')}` : '');
}
