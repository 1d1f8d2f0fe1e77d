import { File } from '@asyncapi/generator-react-sdk';
import { closeCodesOf } from '../lib/contract.js';
import { banner } from '../lib/text.js';

/** The close codes of the channel, each with whether a client should come back. */
export default function ({ asyncapi }) {
  const entries = closeCodesOf(asyncapi).map(
    ({ code, name, reconnect, description }) =>
      `  /** ${description} */\n  ${name}: { code: ${code}, name: '${name}', reconnect: ${reconnect} },\n`,
  );
  return (
    <File name="close-codes.ts">
      {`${banner}/** Why the service closes a connection, and whether the client should come back. */
export const closeCodes = {
${entries.join('')}} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];
`}
    </File>
  );
}
