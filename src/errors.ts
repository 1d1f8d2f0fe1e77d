import { type ErrorRow, errorTable } from '../generated/errors';
import type { ErrorCode, FieldError } from '../generated/schemas';
import { fieldSentence } from './field-sentences';

const maxReason = 300;

interface Occurrence {
  detail?: string;
  errors?: FieldError[];
  /** How long to wait before another attempt, in milliseconds. */
  retryAfterMs?: number;
  /** The limit that was reached, as the `RateLimit` headers name it. */
  limit?: { name: string; policy: string };
  cause?: unknown;
}

/** A failure that the contract names. It is thrown where it is known and told at the edge. */
export class ServiceError extends Error {
  readonly errors: FieldError[] | undefined;
  readonly retryAfterMs: number | undefined;
  readonly limit: Occurrence['limit'];

  constructor(
    readonly code: ErrorCode,
    options: Occurrence = {},
  ) {
    super(options.detail ?? errorTable[code].detail, { cause: options.cause });
    this.name = 'ServiceError';
    this.errors = options.errors;
    this.retryAfterMs = options.retryAfterMs;
    this.limit = options.limit;
  }

  get row(): ErrorRow {
    return errorTable[this.code];
  }

  /** Why, for the operator's log: more than the client is told, and nothing that it wrote. */
  get reason(): string {
    return this.#reason().slice(0, maxReason);
  }

  #reason(): string {
    if (this.errors !== undefined) return this.errors.map(({ message }) => message).join(' ');
    // What is wrong with a session is told the operator alone. These texts name claims, not values.
    return this.row.status === 401 && this.cause instanceof Error
      ? this.cause.message
      : this.message;
  }
}

interface SchemaError {
  instancePath?: string;
  path?: string;
  params?: object;
  message?: string | undefined;
}

const maxFieldErrors = 100;

/**
 * What a validator found, as the contract tells it: a sentence for each field, at most 100, each
 * text within its bounds, because a hostile request can be wrong in thousands of places.
 */
export function fieldErrors(errors: readonly SchemaError[] | null | undefined): FieldError[] {
  const found = new Map<string, FieldError>();
  for (const error of errors ?? []) {
    if (found.size === maxFieldErrors) break;
    const path = pathOf(error).slice(0, 256);
    // What is wrong with a field first is said, not all that follows from it.
    if (found.has(path)) continue;
    found.set(path, {
      path,
      message: fieldSentence(path, error.message ?? 'is invalid').slice(0, 512),
    });
  }
  return [...found.values()];
}

/** Where an error is. Ajv says of a member that is missing or unknown where its object is. */
function pathOf({ path, instancePath = '', params = {} }: SchemaError): string {
  if (path !== undefined) return path;
  const { missingProperty, additionalProperty } = params as Record<string, string | undefined>;
  const member = missingProperty ?? additionalProperty;
  return member === undefined ? instancePath : `${instancePath}/${member}`;
}
