import http from 'node:http';
import type { DeclaredResponse } from './rest-operations';
import { fits, type Schema, type Values, withValues } from './schema';

/** What Prism found wrong with a request, in its header `sl-violations`. */
interface Violation {
  location: string[];
  message: string;
}

/**
 * The example of a problem, made to tell what is wrong. The code is the first one that the
 * description of the response names.
 */
export function explainedProblem(
  response: DeclaredResponse,
  schema: Schema,
  status: number,
  example: unknown,
  violations: string | undefined,
): unknown {
  const found = JSON.parse(violations ?? '[]') as Violation[];
  return withValues(schema, example, {
    ...codeValues(response, schema),
    status,
    title: http.STATUS_CODES[status],
    detail: found.map(({ message }) => message).join('; ') || response.description,
    errors: found.length === 0 ? undefined : found.map(toFieldError),
  });
}

function codeValues({ description = '' }: DeclaredResponse, { properties }: Schema): Values {
  const named = [...description.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  const code = named.find((name) => fits(properties?.code ?? {}, name));
  return code === undefined ? {} : { code, type: `urn:messaging:error:${code}` };
}

/** Prism says `request.body.name` where the contract says `/body/name`. */
function toFieldError({ location, message }: Violation) {
  const path = location.slice(1).map((part) => `/${part}`);
  return { path: path.join('').slice(0, 256), message: message.slice(0, 512) };
}
