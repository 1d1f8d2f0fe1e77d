import type { IncomingMessage } from 'node:http';
import { ServiceError } from '../errors';

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

/** The body of a request as text. Throws INVALID_REQUEST when the client gives up. */
export function readText(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString()));
    request.on('error', (cause) => reject(new ServiceError('INVALID_REQUEST', { cause })));
  });
}
