/** What a text of JSON says; undefined for any other text. */
export function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A text of JSON over many lines; any other as it is. */
export function pretty(text: string): string {
  const value = parsed(text);
  return value === undefined ? text : JSON.stringify(value, null, 2);
}

/** Whoever looks over a shoulder sees no session. */
export function withoutToken(text: string): string {
  return text.replace(/("accessToken":\s*")[^"]+/, '$1…');
}
