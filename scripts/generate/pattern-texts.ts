import { type JsonObject } from './documents';

/** Stands beside a `pattern` and says in words what a text must have to match it. */
export const patternNote = 'x-pattern-says';

/**
 * The module that says in words what each pattern of the documents asks for. Throws when one says
 * nothing, or two different things.
 */
export function patternTextsModule(documents: JsonObject[]): string {
  const texts = new Map<string, string>();
  for (const document of documents) collect(document, texts);
  const members = [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([pattern, text]) => `  ${JSON.stringify(pattern)}: ${JSON.stringify(text)},`);
  return `// Generated from specs/ by \`npm run generate\`. Do not edit.

/** What a text must have to match each pattern of the contract. */
export const patternTexts: Readonly<Record<string, string>> = {
${members.join('\n')}
};
`;
}

function collect(node: unknown, texts: Map<string, string>): void {
  if (node === null || typeof node !== 'object') return;
  const { pattern, [patternNote]: text } = node as JsonObject;
  if (typeof pattern === 'string') note(pattern, text, texts);
  Object.values(node).forEach((member) => collect(member, texts));
}

function note(pattern: string, text: unknown, texts: Map<string, string>): void {
  const known = texts.get(pattern) ?? text;
  if (typeof text !== 'string' || known !== text) {
    throw new Error(`The pattern ${pattern} needs one ${patternNote}, the same everywhere`);
  }
  texts.set(pattern, text);
}
