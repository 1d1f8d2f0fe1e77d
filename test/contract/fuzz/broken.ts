import fc, { type Arbitrary } from 'fast-check';
import { resolve, type Schema, typesOf } from './schemas';
import { beginningOf, charactersOf, type ValidValues } from './valid';

const ofEachType = [null, true, 1, 1.5, 'text', [], {}];

/** Makes values that break exactly one rule of a schema. */
export class BrokenValues {
  constructor(private readonly valid: ValidValues) {}

  /** Values that break a rule of a schema, at the top or deep inside. */
  of(part: Schema): Arbitrary<unknown> {
    const schema = resolve(this.valid.document, part);
    const types = typesOf(schema);
    return fc.oneof(
      wrongType(types),
      ...(schema.additionalProperties === false ? [this.object(schema)] : []),
      ...(types.includes('array') ? this.#arrays(schema) : []),
      ...(types.includes('string') ? brokenStrings(schema) : []),
      ...(types.includes('number') || types.includes('integer') ? [brokenNumber(schema)] : []),
    );
  }

  /** Closed objects of which one member is missing, unknown, or breaks a rule. */
  object(schema: Schema): Arbitrary<Record<string, unknown>> {
    const { properties = {}, required = [] } = schema;
    const rules = [
      fc.constant((value: object) => ({ ...value, surplus: 1 })),
      ...required.map((name) => fc.constant((value: object) => without(value, name))),
      ...Object.entries(properties).map(([name, part]) =>
        this.of(part).map((member) => (value: object) => ({ ...value, [name]: member })),
      ),
    ];
    return fc
      .tuple(this.valid.object(schema), fc.oneof(...rules))
      .map(([value, breakRule]) => breakRule(value));
  }

  #arrays(schema: Schema): Arbitrary<unknown>[] {
    const { items = {}, minItems = 0, maxItems = 0 } = schema;
    const tooMany = this.valid
      .of(items)
      .map((item) => Array.from({ length: maxItems + 1 }, () => item));
    const tooFew = fc.constant([]);
    const oneBroken = fc
      .tuple(this.valid.of(items), this.of(items))
      .map(([good, bad]) => [good, bad]);
    return [oneBroken, tooMany, ...(minItems > 0 ? [tooFew] : [])];
  }
}

function wrongType(types: string[]): Arbitrary<unknown> {
  return fc.constantFrom(...ofEachType.filter((value) => !types.some((type) => isOf(type, value))));
}

function isOf(type: string, value: unknown): boolean {
  if (value === null) return type === 'null';
  if (Array.isArray(value)) return type === 'array';
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

const noMoments = ['', 'tomorrow', '2026-01-31'];
// Where the pattern asks for the one form of a moment.
const otherForms = [
  ...['2026-01-31T12:00:00+02:00', '2026-01-31 12:00:00.000Z', '2016-12-31T23:59:60.000Z'],
  '0000-01-31T12:00:00Z',
];

function brokenStrings(schema: Schema): Arbitrary<string>[] {
  if (schema.enum !== undefined) return [fc.constant('not-one-of-them')];
  if (schema.format === 'date-time') {
    const forms = schema.pattern === undefined ? [] : otherForms;
    return [fc.constantFrom(...noMoments, ...forms)];
  }
  const { minLength = 0, maxLength = 0 } = schema;
  const { good, bad } = charactersOf(schema);
  const beginning = beginningOf(schema.pattern);
  const letter = fc.constantFrom(...good.filter((character) => /\S/.test(character)));
  const tooLong = letter.map((character) => beginning + character.repeat(maxLength + 1));
  const broken = fc
    .tuple(letter, fc.constantFrom('', ...bad), letter)
    .map((characters) => beginning + characters.join(''));
  return [
    tooLong,
    ...(minLength > 0 ? [fc.constant('')] : []),
    ...(beginning === '' ? [] : [fc.constant('javascript:alert(1)')]),
    ...(bad.length > 0 ? [broken.filter((text) => !isGood(schema, text))] : []),
  ];
}

function isGood({ pattern = '' }: Schema, text: string): boolean {
  return new RegExp(pattern, 'u').test(text);
}

function brokenNumber(schema: Schema): Arbitrary<number> {
  const { minimum = 0, maximum = 0 } = schema;
  const fraction = typesOf(schema).includes('integer') ? [minimum + 0.5] : [];
  return fc.constantFrom(minimum - 1, maximum + 1, -1e300, 1e300, ...fraction);
}

function without(value: object, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
}
