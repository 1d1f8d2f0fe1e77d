/**
 * Checks a schema and every schema within it. What a tool takes for "anything goes" (a string of
 * any length, an object with any member) is what a service is attacked or drifts with.
 */
export default function eachSchema(root, { demand }, { path }) {
  const complain = demands[demand];
  return [...walk(root, path)].flatMap(([schema, place]) => {
    const complaint = complain(schema);
    return complaint === undefined ? [] : [{ message: complaint, path: place }];
  });
}

/** What can be demanded of a schema: each says what is wrong with it, if anything. */
const demands = {
  type: (schema) =>
    typesOf(schema).length === 0 && !isFixed(schema)
      ? 'A schema needs a type, an enum or a const.'
      : undefined,

  stringBounds: (schema) =>
    allows(schema, 'string') && schema.maxLength === undefined
      ? 'A string needs maxLength, enum or const.'
      : undefined,

  stringPattern: (schema) =>
    allows(schema, 'string') && schema.pattern === undefined && schema.format === undefined
      ? 'A string that clients send needs a pattern, a format, enum or const.'
      : undefined,

  numberBounds: (schema) =>
    (allows(schema, 'number') || allows(schema, 'integer')) &&
    (schema.minimum === undefined || schema.maximum === undefined)
      ? 'A number needs minimum and maximum, enum or const.'
      : undefined,

  arrayBounds: (schema) =>
    allows(schema, 'array') && schema.maxItems === undefined
      ? 'An array needs maxItems.'
      : undefined,

  // Metadata alone are the app's own.
  closedObject: (schema) =>
    allows(schema, 'object') && schema.additionalProperties !== false && !isOfTheApp(schema)
      ? 'An object needs additionalProperties: false.'
      : undefined,

  flat: (schema) => {
    const found = combiners.find((keyword) => keyword in schema);
    return found === undefined
      ? undefined
      : `A schema is flat: write its members out instead of ${found}.`;
  },

  description: (schema) =>
    schema.description ? undefined : 'A schema, and each of its members, needs a description.',

  camelCaseMembers: (schema) => {
    const odd = Object.keys(schema.properties ?? {}).filter((name) => !camelCase.test(name));
    return odd.length === 0 ? undefined : `Names are camelCase: ${odd.join(', ')}.`;
  },
};

const camelCase = /^[a-z][a-z0-9]*([A-Z][a-z0-9]*)*$/;
const combiners = ['allOf', 'anyOf', 'oneOf', 'not', 'if'];

function typesOf({ type = [] }) {
  return Array.isArray(type) ? type : [type];
}

function isFixed(schema) {
  return 'enum' in schema || 'const' in schema;
}

function allows(schema, type) {
  return typesOf(schema).includes(type) && !isFixed(schema);
}

function isOfTheApp({ title }) {
  return title === 'Metadata' || title === 'ClearableMetadata';
}

function* walk(schema, place, above = []) {
  if (!isObject(schema) || above.includes(schema)) return;
  yield [schema, place];
  const inner = [...above, schema];
  for (const [child, childPlace] of childrenOf(schema)) {
    yield* walk(child, [...place, ...childPlace], inner);
  }
}

function childrenOf(schema) {
  const single = ['items', 'additionalProperties', 'not', 'if', 'then', 'else'];
  const several = ['properties', 'patternProperties', '$defs', 'prefixItems', ...combiners];
  return [
    ...single.map((keyword) => [schema[keyword], [keyword]]),
    ...several.flatMap((keyword) =>
      Object.entries(schema[keyword] ?? {}).map(([key, child]) => [child, [keyword, key]]),
    ),
  ];
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
