const bytes = 16;

/**
 * An identifier that no one else has, in 32 characters. `crypto.randomUUID` is missing in a browser
 * outside of secure contexts, as on a phone at `http://192.168…`, and all of `crypto` in React Native.
 */
export function uniqueId(): string {
  const random = new Uint8Array(bytes);
  const { crypto } = globalThis as { crypto?: { getRandomValues(bytes: Uint8Array): unknown } };
  if (crypto === undefined) random.forEach((_, at) => (random[at] = Math.random() * 256));
  else crypto.getRandomValues(random);
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
