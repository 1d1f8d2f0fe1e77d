import { schema as checkSchema } from '@stoplight/spectral-functions';

/** Spectral's own rule for the examples of messages stops at AsyncAPI 2. */
export default function examplesFit({ payload, examples = [] }, _options, context) {
  return examples.flatMap((example, index) => {
    const options = { schema: payload, allErrors: true };
    const place = [...context.path, 'examples', index, 'payload'];
    const results = checkSchema(example.payload, options, context) ?? [];
    return results.map(({ message }) => ({ message: `The example: ${message}`, path: place }));
  });
}
