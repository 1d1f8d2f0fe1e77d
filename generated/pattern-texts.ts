// Generated from specs/ by `npm run generate`. Do not edit.

/** What a text must have to match each pattern of the contract. */
export const patternTexts: Readonly<Record<string, string>> = {
  "^(?=\\s*\\S)[^\\u0000\\uD800-\\uDFFF]+$": "must have a character that can be seen, and no NUL or lone surrogate",
  "^([^\\s\\u0000\\uD800-\\uDFFF]|[\\uD800-\\uDBFF][\\uDC00-\\uDFFF])+$": "must have no white space, NUL or lone surrogate",
  "^[!-~]+$": "must have ASCII letters, digits and signs only, and no spaces",
  "^[!-~]+( [!-~]+){0,99}$": "must be 1 to 100 user ids with one space between",
  "^[1-9]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(\\.\\d{1,9})?Z$": "must be a moment in UTC such as 2026-01-31T12:00:00.000Z",
  "^[A-Za-z0-9_-]+$": "must have letters from A to Z, digits, - and _ only",
  "^[A-Za-z0-9_.-]+$": "must have letters from A to Z, digits, ., - and _ only",
  "^[^\\u0000\\uD800-\\uDFFF]*$": "must have no NUL or lone surrogates",
  "^[a-z]+(-[a-z]+)*$": "must have words of letters from a to z, joined by -",
  "^https?://[!-~]+$": "must be an absolute http or https URL",
};
