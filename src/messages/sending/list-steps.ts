/**
 * A chat's place in the lists of its participants. `listed_at` stands in an index, so it does not
 * move with each message but in steps: a message moves it once the last step is `listingStep` ago.
 * A chat's last activity is then between its `listed_at` and `listingStep` after it (docs/adr/0007).
 */
const listingStep = "interval '5 minutes'";

/**
 * How far `listed_at` and the last activity may lie apart, either way: the step, and what the clocks
 * of nodes and database may differ.
 */
export const listingMargin = "interval '10 minutes'";

/** SQL: whether a message moves the chat of this row up in the lists. */
export function isListingDue(chat: string): string {
  return `${chat}.listed_at < statement_timestamp() - ${listingStep}`;
}
