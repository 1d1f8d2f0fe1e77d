import { patternTexts } from '../generated/pattern-texts';

const types: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

type Sentence = [message: RegExp, predicate: (found: string[]) => string];

/** What Ajv and express-openapi-validator say, and how a person would say it of a field. */
const sentences: Sentence[] = [
  [/^must have required property/, () => 'is missing'],
  [/^must be ([a-z,]+)$/, ([names]) => `must be ${names!.split(',').map(typeText).join(' or ')}`],
  [/^must match pattern "(.*)"$/s, ([pattern]) => patternTexts[pattern!] ?? 'has a wrong form'],
  [/^must NOT have fewer than 1 /, () => 'must not be empty'],
  [/^Empty value found/, () => 'must not be empty'],
  [/^must NOT have fewer than (\d+) (\w+)$/, ([n, what]) => `must have at least ${n} ${what}`],
  [/^must NOT have more than (\d+) (\w+)$/, ([n, what]) => `must have at most ${n} ${what}`],
  [/^must be >= (-?\d+)$/, ([n]) => `must be at least ${n}`],
  [/^must be <= (-?\d+)$/, ([n]) => `must be at most ${n}`],
  [/^must be equal to constant$/, () => 'must have the one value that the contract gives'],
];

// The name is the client's own, and not repeated.
const unknownField = /^(must NOT have additional properties|Unknown query parameter )/;

/**
 * What a validator says of a field, as a sentence that a person can read: what the field is called,
 * and what it must be. It repeats nothing that the client sent.
 *
 * @param path a JSON pointer, from the request (`/body/…`) or from a command's `data`
 */
export function fieldSentence(path: string, message: string): string {
  if (unknownField.test(message)) return 'There is no field of this name.';
  for (const [pattern, predicate] of sentences) {
    const found = pattern.exec(message);
    if (found !== null) return `${subjectOf(path)} ${predicate(found.slice(1))}.`;
  }
  return `${subjectOf(path)} ${message.replace(/\.$/, '')}.`;
}

function typeText(name: string): string {
  return types[name] ?? name;
}

/** `participants[3]` for `/body/participants/3`, and what there is to say for the whole. */
function subjectOf(path: string): string {
  const [first, ...rest] = path.split('/').slice(1);
  if (first === undefined) return 'The data';
  const isPart = ['body', 'query', 'params'].includes(first);
  const segments = isPart ? rest : [first, ...rest];
  if (segments.length === 0) return `The ${first}`;
  return segments
    .map((segment, index) =>
      /^\d+$/.test(segment) ? `[${segment}]` : index > 0 ? `.${segment}` : segment,
    )
    .join('');
}
