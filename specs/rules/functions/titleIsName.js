/** The generated types are named by titles, and found by the names in the document. */
export default function titleIsName(schema, _options, { path }) {
  const name = path.at(-1);
  if (schema.title === name) return [];
  return [{ message: `The title of the schema must be "${name}".` }];
}
