import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

/** A code as `specs/errors.yaml` describes it; the compiler checks the rest. */
type Row = { closeCode?: string } & Record<string, unknown>;

/** The module of the table of error codes. */
export function errorTableModule(file: string): string {
  const rows = Object.entries(load(readFileSync(file, 'utf8')) as Record<string, Row>);
  return `// Generated from specs/errors.yaml by \`npm run generate\`. Do not edit.

import { type CloseCode, closeCodes } from './events/close-codes';
import type { ErrorCode } from './schemas';

/** What an error code means on each side of the service. */
export interface ErrorRow {
  /** The HTTP status over REST. */
  status: number;
  /** How a WebSocket connection ends when its handshake fails with this code. */
  closeCode?: CloseCode;
  title: string;
  /** The text for an occurrence that has no more to say. */
  detail: string;
  /** Whether the same request may succeed later. */
  retryable: boolean;
}

/** Every error code of the contract; the type fails to compile when one is missing or unknown. */
export const errorTable: Readonly<Record<ErrorCode, ErrorRow>> = {
${rows.map(([code, row]) => `  ${code}: { ${members(row)} },`).join('\n')}
};
`;
}

function members({ closeCode, ...row }: Row): string {
  const texts = Object.entries(row).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  if (closeCode !== undefined) texts.push(`closeCode: closeCodes.${closeCode}`);
  return texts.join(', ');
}
