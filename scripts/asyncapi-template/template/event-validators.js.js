import { File } from '@asyncapi/generator-react-sdk';
import { eventsOf } from '../lib/contract.js';
import { standaloneValidators } from '../lib/standalone.js';
import { validatorName } from '../lib/text.js';

/** The validators of what goes out. They stop at the first error: it is a defect, and it is logged. */
export default function ({ asyncapi }) {
  const schemas = Object.fromEntries(
    eventsOf(asyncapi).map(({ name, schema }) => [validatorName(name), schema]),
  );
  return <File name="event-validators.js">{standaloneValidators(schemas, {})}</File>;
}
