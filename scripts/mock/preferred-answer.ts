import type { RestOperation } from './rest-operations';

/**
 * What a request's header `Prefer` asks Prism for: `code=409`, or `example=` with the name of an
 * example. Undefined when the operation declares no such answer: a preference that cannot be met is
 * ignored (RFC 7240, section 2).
 */
export function preferredAnswer(
  { responses }: RestOperation,
  header: string | string[] | undefined,
): string | undefined {
  const asked = [header ?? []].flat().join(',');
  const code = valueOf(asked, 'code');
  const example = valueOf(asked, 'example');
  const found = Object.entries(responses).find(
    ([status, { content = {} }]) =>
      (code === undefined || code === status) &&
      (example === undefined || Object.values(content).some((one) => has(one.examples, example))),
  );
  if (found === undefined || (code === undefined && example === undefined)) return undefined;
  const [status, { content = {} }] = found;
  // Without a name Prism takes the example of the schema, which problems of all codes share.
  const [first] = Object.values(content).flatMap(({ examples = {} }) => Object.keys(examples));
  const name = example ?? first;
  return `code=${status}${name === undefined ? '' : `, example=${name}`}`;
}

function has(examples: object = {}, name: string): boolean {
  return Object.hasOwn(examples, name);
}

function valueOf(header: string, name: string): string | undefined {
  return new RegExp(`(?:^|[\\s,;])${name}\\s*=\\s*"?([\\w.-]+)`, 'i').exec(header)?.[1];
}
