import { File } from '@asyncapi/generator-react-sdk';
import { commandsOf, eventsOf, handshakeOf, schemaOf } from '../lib/contract.js';

const { componentsOnly, documentTypes } = require('../../generate/types');

/** The types of all payloads, in which the schemas shared with OpenAPI are references. */
export default async function ({ asyncapi, params }) {
  const payloads = [...commandsOf(asyncapi), ...eventsOf(asyncapi)];
  const schemas = Object.fromEntries(payloads.map(({ type, schema }) => [type, schema]));
  schemas.Frame = schemaOf(asyncapi, 'Frame');
  schemas.Handshake = handshakeOf(asyncapi);
  const types = await documentTypes(componentsOnly(schemas), params.sharedNames.split(','));
  return <File name="payloads.ts">{types}</File>;
}
