const mark = 'bench:';
const timeDigits = 16;
const slotDigits = 4;
const padding = ' '.concat('x'.repeat(100 - mark.length - timeDigits - slotDigits - 1));

/** What the load writes into a message: when it was sent, and by whom. */
export interface Stamp {
  /** Microseconds of this process's clock. */
  sentAt: number;
  slot: number;
}

/** Microseconds of this process's clock. */
export function now(): number {
  return Math.round(performance.now() * 1000);
}

/** The content of a message, 100 characters long, that `readStamp` finds in its frame. */
export function stampedContent({ sentAt, slot }: Stamp): string {
  const time = String(sentAt).padStart(timeDigits, '0');
  return mark + time + String(slot).padStart(slotDigits, '0') + padding;
}

/** The stamp in a frame that holds a message of the load. */
export function readStamp(buffer: Buffer, start: number): Stamp {
  const time = buffer.indexOf(mark, start, 'latin1') + mark.length;
  const slot = time + timeDigits;
  return {
    sentAt: Number(buffer.toString('latin1', time, slot)),
    slot: Number(buffer.toString('latin1', slot, slot + slotDigits)),
  };
}
