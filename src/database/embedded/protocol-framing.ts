/** What a client of PostgreSQL's protocol sent, cut at message borders. */
export type ClientFrame =
  | { kind: 'startup' }
  /** One or more whole messages. */
  | { kind: 'messages'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'terminate' };

/** The client does not speak the protocol that the embedded database answers. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

const LENGTH_BYTES = 4;
const TYPE_BYTES = 1;
const TERMINATE = 'X'.charCodeAt(0);
const PROTOCOL_MAJOR = 3;

/**
 * Cuts a client's bytes into whole messages, however they were split or joined on the way
 * (https://www.postgresql.org/docs/18/protocol-message-formats.html): a start-up packet without a
 * type byte, then messages of a type byte and a length that counts itself.
 */
export class ClientFramer {
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  // A large message comes in many chunks: they are joined once, when the last one is there.
  #neededBytes = LENGTH_BYTES;
  #started = false;

  /**
   * Takes the next bytes and gives what they complete, in order.
   *
   * @throws ProtocolError for an impossible length, or a start-up that is not protocol 3
   */
  push(chunk: Buffer): ClientFrame[] {
    this.#pending.push(chunk);
    this.#pendingBytes += chunk.length;
    if (this.#pendingBytes < this.#neededBytes) return [];
    const bytes = Buffer.concat(this.#pending);
    const frames: ClientFrame[] = [];
    const rest = this.#takeMessages(bytes, this.#takeStartup(bytes, frames), frames);
    this.#pending = [bytes.subarray(rest)];
    this.#pendingBytes = bytes.length - rest;
    return frames;
  }

  /** Takes the start-up packet if it is due and whole; gives the place after it. */
  #takeStartup(bytes: Buffer, frames: ClientFrame[]): number {
    if (this.#started) return 0;
    const end = this.#messageEnd(bytes, 0, 0);
    if (end === undefined) return 0;
    checkProtocol(bytes);
    this.#started = true;
    frames.push({ kind: 'startup' });
    return end;
  }

  /** Takes the whole messages from `start`; gives the place of the first unfinished one. */
  #takeMessages(bytes: Buffer, start: number, frames: ClientFrame[]): number {
    if (!this.#started) return start;
    let next = start;
    let end = this.#messageEnd(bytes, next, TYPE_BYTES);
    while (end !== undefined && bytes[next] !== TERMINATE) {
      next = end;
      end = this.#messageEnd(bytes, next, TYPE_BYTES);
    }
    if (next > start) frames.push(wholeMessages(bytes.subarray(start, next)));
    if (end === undefined) return next;
    frames.push({ kind: 'terminate' });
    return bytes.length;
  }

  /** The end of the message at `start`, or undefined (and `#neededBytes` set) until it is whole. */
  #messageEnd(bytes: Buffer, start: number, typeBytes: number): number | undefined {
    const headerBytes = typeBytes + LENGTH_BYTES;
    this.#neededBytes = headerBytes;
    if (bytes.length < start + headerBytes) return undefined;
    const length = bytes.readInt32BE(start + typeBytes);
    if (length < LENGTH_BYTES) throw new ProtocolError(`Impossible message length ${length}`);
    this.#neededBytes = typeBytes + length;
    const end = start + typeBytes + length;
    return end <= bytes.length ? end : undefined;
  }
}

/** Anything but protocol 3 is a request for TLS, GSS or a cancellation: none of them exists here. */
function checkProtocol(startup: Buffer): void {
  const major = startup.length < 6 ? undefined : startup.readUInt16BE(LENGTH_BYTES);
  if (major === PROTOCOL_MAJOR) return;
  throw new ProtocolError(
    'The embedded database speaks plain PostgreSQL protocol 3: connect with `ssl: false`',
  );
}

/** A frame with memory of its own, which can be handed to another thread. */
function wholeMessages(bytes: Buffer): ClientFrame {
  return { kind: 'messages', bytes: new Uint8Array(bytes) };
}
