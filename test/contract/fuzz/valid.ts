import fc, { type Arbitrary } from 'fast-check';
import { isVisible } from '../../../src/visible-text';
import { resolve, type Schema, typesOf } from './schemas';

/** Values for the schemas of these titles, such as the ids of chats that exist. */
export type Known = Record<string, Arbitrary<unknown>>;

/** Makes values that fit the schemas of one of the two documents. */
export class ValidValues {
  constructor(
    readonly document: 'openapi' | 'asyncapi',
    private readonly known: Known = {},
  ) {}

  /** Values that fit a schema; often the shortest, the longest, the least or the greatest. */
  of(part: Schema): Arbitrary<unknown> {
    const schema = resolve(this.document, part);
    const known = this.known[schema.title ?? ''];
    if (known !== undefined) return known;
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    return fc.oneof(...typesOf(schema).map((type) => this.#ofType(type, schema)));
  }

  /** Objects that fit a schema: what is required, and any of the rest. */
  object({
    properties = {},
    required = [],
    minProperties = 0,
  }: Schema): Arbitrary<Record<string, unknown>> {
    const members = Object.entries(properties).map(([name, part]) => [name, this.of(part)]);
    return fc
      .record(Object.fromEntries(members) as Known, { requiredKeys: required })
      .filter((value) => Object.keys(value).length >= minProperties);
  }

  #ofType(type: string, schema: Schema): Arbitrary<unknown> {
    switch (type) {
      case 'object':
        return this.object(schema);
      case 'array':
        return this.#array(schema);
      case 'string':
        return schema.format === 'date-time' ? moments : stringOf(schema);
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      default:
        return integerOf(schema);
    }
  }

  #array({ items = {}, minItems = 0, maxItems = 0 }: Schema): Arbitrary<unknown> {
    const few = fc.array(this.of(items), { minLength: minItems, maxLength: minItems + 5 });
    const most = this.of(items).map((item) => Array.from({ length: maxItems }, () => item));
    return fc.oneof({ arbitrary: few, weight: 30 }, { arbitrary: most, weight: 1 });
  }
}

const moments = fc
  .date({
    min: new Date('1000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  })
  .map((moment) => moment.toISOString());

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
// Two to four bytes in UTF-8, white space, zero width, combining, right to left, the last one.
const beyondAscii = ['é', 'Ω', '漢', '😀', '𝄞', '\u3000', '\u200b', '\u0301', 'ש', '\u{10FFFF}'];
const loneSurrogates = ['\ud800', '\udfff'];
const alphabet = [...ascii, ...beyondAscii, ...loneSurrogates];

/** The characters that a string of this schema may have, or may not have. */
export function charactersOf({ pattern = '' }: Schema): { good: string[]; bad: string[] } {
  const rule = new RegExp(pattern, 'u');
  // Every pattern of the documents is about single characters, and all accept a letter.
  const isGood = (character: string) => rule.test(`${beginningOf(pattern)}a${character}`);
  return {
    good: alphabet.filter(isGood),
    bad: alphabet.filter((character) => !isGood(character)),
  };
}

/** What every text of a pattern begins with. */
export function beginningOf(pattern = ''): string {
  return pattern.startsWith('^https?://') ? 'https://' : '';
}

function stringOf(schema: Schema): Arbitrary<string> {
  const { pattern = '' } = schema;
  const beginning = beginningOf(pattern);
  const minLength = Math.max(0, (schema.minLength ?? 0) - beginning.length) + (beginning ? 1 : 0);
  const maxLength = (schema.maxLength ?? 100) - beginning.length;
  const unit = fc.constantFrom(...charactersOf(schema).good);
  const any = fc.string({ unit, minLength, maxLength });
  const longest = unit.map((character) => character.repeat(maxLength));
  const rule = new RegExp(pattern, 'u');
  return (
    fc
      .oneof({ arbitrary: any, weight: 10 }, { arbitrary: longest, weight: 1 })
      .map((text) => beginning + text)
      // The documents say in words only that something of a text must be seen, and what a URL is.
      .filter((text) => rule.test(text) && (pattern.startsWith('^(?=') ? isVisible(text) : true))
      .filter((text) => beginning === '' || URL.canParse(text))
  );
}

function integerOf({ minimum = 0, maximum = 0 }: Schema): Arbitrary<number> {
  const small = fc.integer({ min: minimum, max: Math.min(maximum, minimum + 50) });
  return fc.oneof(small, fc.integer({ min: minimum, max: maximum }));
}
