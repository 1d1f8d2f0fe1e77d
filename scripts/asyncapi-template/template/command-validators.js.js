import { File } from '@asyncapi/generator-react-sdk';
import { commandsOf, handshakeOf, schemaOf } from '../lib/contract.js';
import { standaloneValidators } from '../lib/standalone.js';
import { validatorName } from '../lib/text.js';

/**
 * The validators of what comes in. They stop at the first mistake: a frame can hold thousands, and
 * finding them all would hold up everyone else.
 */
export default function ({ asyncapi }) {
  const schemas = Object.fromEntries(
    commandsOf(asyncapi).map(({ name, schema }) => [validatorName(name), schema]),
  );
  schemas.frame = schemaOf(asyncapi, 'Frame');
  schemas.handshake = handshakeOf(asyncapi);
  return <File name="command-validators.js">{standaloneValidators(schemas, {})}</File>;
}
