// A page of 100 messages of the usual length has 50 KB; one of 100 of the longest would have 2 MB.
const maxPageBytes = 512 * 1024;

/**
 * The items that fit on a page: as many of the first ones as 512 KiB of JSON take, at least one. An
 * answer must not grow with what others have written into it.
 */
export function fittingItems<Item>(items: readonly Item[]): Item[] {
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
