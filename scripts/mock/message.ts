import { sample } from 'openapi-sampler';
import type { DeclaredMessage } from './asyncapi-document';
import { type Mistake, mistakesOf, type Schema, type Values, withValues } from './schema';

/** A message of the document: it judges payloads, and makes valid ones. */
export class Message {
  readonly name: string;
  readonly schema: Schema;
  readonly #examples: { name?: string; payload: unknown }[];

  /** Throws when the document's examples, or what the schema gives, do not fit the schema. */
  constructor({ name, payload: schema, examples = [] }: DeclaredMessage) {
    this.name = name;
    this.schema = schema;
    this.#examples = examples.length > 0 ? examples : [{ payload: sampleOf(schema) }];
    this.#examples.forEach(({ payload }) => this.#assertFits(payload));
  }

  /** What is wrong with a payload. */
  mistakes(payload: unknown): Mistake[] {
    return mistakesOf(this.schema, payload);
  }

  /** A valid payload with these values. @param turn which of the examples it is made from */
  make(values: Values, turn = 0): unknown {
    return this.#fill(this.#examples[turn % this.#examples.length]!.payload, values);
  }

  /** A valid payload made from the example of a name, or else from the first. */
  makeNamed(exampleName: string, values: Values): unknown {
    const found = this.#examples.find(({ name }) => name === exampleName);
    return this.#fill((found ?? this.#examples[0]!).payload, values);
  }

  /** Values that fit one by one may still not fit together. */
  #fill(example: unknown, values: Values): unknown {
    const payload = withValues(this.schema, example, values);
    return this.mistakes(payload).length === 0 ? payload : example;
  }

  #assertFits(example: unknown): void {
    const [mistake] = this.mistakes(example);
    if (mistake === undefined) return;
    throw new Error(`An example of ${this.name} is not valid: ${mistake.path} ${mistake.message}`);
  }
}

/** A sample with what is required only; of what is optional, the mock sets what it knows. */
function sampleOf(schema: Schema): unknown {
  return sample(schema as Parameters<typeof sample>[0], {
    skipNonRequired: true,
    enablePatterns: true,
    quiet: true,
  });
}
