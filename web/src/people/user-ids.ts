/** The user ids of a text, with commas or white space between; each once. */
export function userIdsIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/u).filter((id) => id !== ''))];
}
