// A page of 100 messages of the usual length has 50 KB; one of 100 of the longest would have 2 MB.
const maxPageBytes = 512 * 1024;
// As -2.2250738585072014e-308 is.
const longestNumber = 24;

/**
 * The items that fit on a page: as many of the first ones as 512 KiB of JSON take, at least one. An
 * answer must not grow with what others have written into it.
 */
export function fittingItems<Item>(items: readonly Item[]): Item[] {
  if (mostBytes(items) <= maxPageBytes) return [...items];
  let bytes = 0;
  const end = items.findIndex((item) => {
    bytes += Buffer.byteLength(JSON.stringify(item));
    return bytes > maxPageBytes;
  });
  return end === -1 ? [...items] : items.slice(0, Math.max(1, end));
}

/** The same of the last items; gives them in their order. */
export function lastFittingItems<Item>(items: readonly Item[]): Item[] {
  return fittingItems([...items].reverse()).reverse();
}

/** How many bytes a value takes as JSON at most: far from exact, for a fraction of what writing it costs. */
function mostBytes(value: unknown): number {
  // An escaped unit of a text takes six, as does one of UTF-8 at most.
  if (typeof value === 'string') return 2 + value.length * 6;
  if (typeof value !== 'object' || value === null) return longestNumber;
  if (Array.isArray(value))
    return value.reduce<number>((sum, item) => sum + 1 + mostBytes(item), 2);
  let bytes = 2;
  for (const [name, member] of Object.entries(value))
    bytes += 4 + name.length * 6 + mostBytes(member);
  return bytes;
}
