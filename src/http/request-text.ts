import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { ServiceError } from '../errors';

const byteOrderMark = '\ufeff';
const maxPlainLength = 64 * 1024;
const plainJson = /^application\/json(; ?charset=utf-8)?$/i;

/** Whether a request's body is JSON of a known, moderate length, in UTF-8 and not compressed. */
export function isPlainJson({ headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length']);
  return (
    length > 0 &&
    length <= maxPlainLength &&
    headers['content-encoding'] === undefined &&
    plainJson.test(headers['content-type'] ?? '')
  );
}

/**
 * The body of a request as text, without the mark that some put before it (RFC 8259, 8.1: a parser
 * may ignore it). Throws INVALID_JSON, and INVALID_REQUEST when the client gives up.
 */
export async function readText(request: IncomingMessage): Promise<string> {
  const bytes = await readBytes(request);
  assertUtf8(bytes);
  const text = bytes.toString();
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}

function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', (cause) => reject(new ServiceError('INVALID_REQUEST', { cause })));
  });
}

/**
 * Throws INVALID_JSON when a body is not UTF-8, as JSON must be (RFC 8259, 8.1): decoding would put
 * other characters in place of what was sent, and contents are kept as sent.
 */
export function assertUtf8(bytes: Buffer): void {
  if (!isUtf8(bytes)) throw new ServiceError('INVALID_JSON', { detail: 'The body is not UTF-8.' });
}
