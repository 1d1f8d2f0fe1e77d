/** What a reader hands on: the kind of frame (RFC 6455, section 5.2) and where its payload is. */
export type OnFrame = (opcode: number, buffer: Buffer, start: number, end: number) => void;

/**
 * Finds the frames of a server in what a socket brings. It copies only what is cut off at the end,
 * so a load program can receive several hundred thousand a second.
 */
export class FrameReader {
  #rest: Buffer | undefined;

  constructor(private readonly onFrame: OnFrame) {}

  /** @param chunk may be written over once this returns */
  read(chunk: Buffer): void {
    const buffer = this.#rest === undefined ? chunk : Buffer.concat([this.#rest, chunk]);
    let offset = 0;
    for (;;) {
      const next = this.#readFrame(buffer, offset);
      if (next === undefined) break;
      offset = next;
    }
    this.#rest = offset < buffer.length ? Buffer.from(buffer.subarray(offset)) : undefined;
  }

  /** Gives where the next frame begins, or undefined when this one is not complete. */
  #readFrame(buffer: Buffer, offset: number): number | undefined {
    if (buffer.length < offset + 2) return undefined;
    const short = buffer[offset + 1]!;
    const start = offset + (short < 126 ? 2 : short === 126 ? 4 : 10);
    if (buffer.length < start) return undefined;
    const end = start + payloadLength(buffer, offset, short);
    if (buffer.length < end) return undefined;
    this.onFrame(buffer[offset]! & 0x0f, buffer, start, end);
    return end;
  }
}

function payloadLength(buffer: Buffer, offset: number, short: number): number {
  if (short < 126) return short;
  if (short === 126) return buffer.readUInt16BE(offset + 2);
  return Number(buffer.readBigUInt64BE(offset + 2));
}

/** A frame as a client sends it. The mask is zero, which leaves the payload as it is. */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const isShort = payload.length < 126;
  const head = Buffer.alloc(isShort ? 6 : 8);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (isShort ? payload.length : 126);
  if (!isShort) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
