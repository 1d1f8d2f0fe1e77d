import { type Schema, withValues } from './schema';

/** What Prism found wrong with a request, in its header `sl-violations`. */
interface Violation {
  location: string[];
  message: string;
}

/** The example of a problem, made to tell what is wrong with the request, if anything is. */
export function explainedProblem(
  schema: Schema,
  example: unknown,
  violations: string | undefined,
): unknown {
  const found = JSON.parse(violations ?? '[]') as Violation[];
  if (found.length === 0) return example;
  const detail = found.map(({ message }) => message).join('; ');
  return withValues(schema, example, { detail, errors: found.map(toFieldError) });
}

/** Prism says `request.body.name` where the contract says `/body/name`. */
function toFieldError({ location, message }: Violation) {
  const path = location.slice(1).map((part) => `/${part}`);
  return { path: path.join('').slice(0, 256), message: message.slice(0, 512) };
}
