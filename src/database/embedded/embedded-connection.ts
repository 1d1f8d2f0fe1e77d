import { Duplex } from 'node:stream';
import { ClientFramer, type ClientFrame } from './protocol-framing';

/** What a connection needs of its database. */
export interface ConnectionHost {
  /** Asks for a turn: `connection.open()` is called when every earlier connection has ended. */
  enter(connection: EmbeddedConnection): void;
  /** Does `frame` after all that was submitted before. */
  submit(connection: EmbeddedConnection, frame: ClientFrame): void;
  /** Gives the turn to the next connection. */
  leave(connection: EmbeddedConnection): void;
}

type Done = (error?: Error | null) => void;

/** The client's end of a connection to the embedded database, in the shape of pg's socket. */
export class EmbeddedConnection extends Duplex {
  readonly #framer = new ClientFramer();
  #opened = false;

  constructor(
    readonly id: number,
    private readonly host: ConnectionHost,
  ) {
    super();
  }

  /** Emits 'connect' when the database turns to this connection. */
  connect(): this {
    this.host.enter(this);
    return this;
  }

  /** Says to the client that it may begin; the database calls it, once or more. */
  open(): void {
    if (this.#opened) return;
    this.#opened = true;
    process.nextTick(() => this.destroyed || this.emit('connect'));
  }

  // pg tunes its socket with these; between two threads there is nothing to tune.
  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  // An answer is in memory when it comes: holding it back would save nothing.
  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#accept(chunk, done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this.#accept(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  override _final(done: Done): void {
    if (this.#opened) this.host.submit(this, { kind: 'terminate' });
    else this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    this.host.leave(this);
    done(error);
  }

  #accept(bytes: Buffer, done: Done): void {
    try {
      for (const frame of this.#framer.push(bytes)) this.host.submit(this, frame);
      done();
    } catch (error) {
      done(error as Error);
    }
  }
}
