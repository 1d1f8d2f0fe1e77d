import type { Duplex } from 'node:stream';

/** A message of PostgreSQL's protocol: type byte, length, body. */
export function message(type: string, body: Buffer | string = ''): Buffer {
  const content = Buffer.from(body as string);
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

/** The packet that opens a session; it has no type byte. */
export function startup(): Buffer {
  const version = Buffer.from([0, 3, 0, 0]);
  return message('?', Buffer.concat([version, Buffer.from('user\0postgres\0\0')])).subarray(1);
}

export function query(sql: string): Buffer {
  return message('Q', `${sql}\0`);
}

/** Parse, Bind and Execute, without the Sync that ends them. */
export function unfinishedQuery(sql: string): Buffer {
  return Buffer.concat([
    message('P', `\0${sql}\0\0\0`),
    message('B', '\0\0\0\0\0\0\0\0'),
    message('E', '\0\0\0\0\0'),
  ]);
}

/** Connects, as pg does with its socket. */
export async function connected(stream: Duplex): Promise<Duplex> {
  const socket = stream as Duplex & { connect(): void };
  const open = new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  socket.connect();
  await open;
  return socket;
}

/** The first column of the rows in an answer, and the ends of its commands, in order. */
export function rowsAndTags(answer: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at < answer.length; at += 1 + answer.readInt32BE(at + 1)) {
    const body = answer.subarray(at + 5, at + 1 + answer.readInt32BE(at + 1));
    const type = String.fromCharCode(answer[at]!);
    if (type === 'D') found.push(body.subarray(6, 6 + body.readInt32BE(2)).toString());
    if (type === 'C') found.push(body.subarray(0, -1).toString());
  }
  return found;
}
