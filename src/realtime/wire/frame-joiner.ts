/**
 * Joins the frames that a socket is due into one buffer. The sockets of a room are due the same
 * frames in one turn of the loop, so the last buffer is used again: it is made once, and held once
 * however many sockets have yet to send it.
 */
export class FrameJoiner {
  #frames: readonly Buffer[] = [];
  #joined = Buffer.alloc(0);

  join(frames: readonly Buffer[]): Buffer {
    if (frames.length === 1) return frames[0]!;
    if (!this.#isLast(frames)) {
      this.#frames = frames;
      this.#joined = Buffer.concat(frames);
    }
    return this.#joined;
  }

  #isLast(frames: readonly Buffer[]): boolean {
    return (
      frames.length === this.#frames.length &&
      frames.every((frame, index) => frame === this.#frames[index])
    );
  }
}
