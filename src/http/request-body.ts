import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json, type Request } from 'express';
import { ServiceError } from '../errors';

// A chat of 1,000 participants with the longest names fits.
const maxBytes = 256 * 1024;
const byteOrderMark = '\ufeff';
const plainJson = /^application\/json(; ?charset=utf-8)?$/i;

/**
 * The JSON body of a request, of at most 256 KiB; undefined when there is none, or when it is said to
 * be something else. Throws INVALID_JSON, INVALID_REQUEST (the client gave up, or the body is not
 * encoded as it says), and the errors of body-parser, which `asServiceError` knows.
 */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<unknown> {
  return isPlain(request) ? parseJson(await readText(request)) : parse(request, response);
}

/** Whether a body is JSON of a known, allowed length, in UTF-8 and not compressed: most are. */
function isPlain({ headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length']);
  return (
    length > 0 &&
    length <= maxBytes &&
    headers['content-encoding'] === undefined &&
    plainJson.test(headers['content-type'] ?? '')
  );
}

const parseAny = json({
  limit: maxBytes,
  strict: false,
  verify: (_request, _response, bytes, charset) => {
    if (charset !== 'utf-8') throw new ServiceError('UNSUPPORTED_MEDIA_TYPE');
    assertUtf8(bytes);
  },
});

/** Reads what is not plain: in pieces, compressed, too large, or said to be in another charset. */
function parse(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  return new Promise((resolve, reject) => {
    parseAny(request, response, (error?: Error) => {
      if (error === undefined) resolve((request as Request).body);
      else reject(error);
    });
  });
}

/** Without the mark that some put before it (RFC 8259, 8.1: a parser may ignore it). */
async function readText(request: IncomingMessage): Promise<string> {
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
function assertUtf8(bytes: Buffer): void {
  if (!isUtf8(bytes)) throw new ServiceError('INVALID_JSON', { detail: 'The body is not UTF-8.' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ServiceError('INVALID_JSON', { cause: error });
  }
}
