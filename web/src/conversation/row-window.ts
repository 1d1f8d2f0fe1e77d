import type { ShownMessage } from '../../../client/src/store/index';

type Messages = readonly ShownMessage[];

// So many stand there when one comes to a place; of a line each, they fill a screen twice.
const atFirst = 40;
// So many more when one comes near an end of them.
const step = 40;
// So many come at the end before as many go at the beginning: then all others move, and are painted anew.
const surplus = 20;
const most = 200;

/**
 * Which of the messages that are known stand in the page: those around what is seen. The others cost nothing
 * when something changes.
 */
export class RowWindow {
  /** The place of the first. */
  from = 0;
  /** The place after the last. */
  to = 0;
  /** The keys of the first and the last, which say where they are when others have come or gone. */
  #first: string | undefined;
  #last: string | undefined;
  #wasAtEnd = false;
  /** How many fill the screen and what is kept ready above it, for who sees the end. */
  #enough = atFirst;

  /**
   * Finds them again after messages have come or gone.
   *
   * @param atEnd whether the end is seen, so that what comes is to be seen too
   */
  update(messages: Messages, atEnd: boolean): void {
    if (atEnd) this.#followEnd(messages);
    else this.#find(messages);
    this.#wasAtEnd = atEnd;
  }

  /** Takes more of those before, and leaves out as many at the end. Tells whether more are known. */
  older(messages: Messages, atEnd: boolean): boolean {
    const { from, to } = this;
    if (from === 0) return false;
    if (!atEnd) this.#set(messages, from - step, Math.min(to, from - step + most));
    // Who follows the end keeps it, and what comes there needs room too.
    else if (this.#enough + step + surplus <= most) {
      this.#set(messages, from - step, to);
      this.#enough = to - this.from;
    }
    return true;
  }

  /** Takes more of those after, and leaves out as many at the beginning. Tells whether more are known. */
  newer(messages: Messages): boolean {
    const { from, to } = this;
    if (to === messages.length) return false;
    const next = Math.min(messages.length, to + step);
    this.#set(messages, Math.max(from, next - most), next);
    return true;
  }

  /** Goes to a message, if it is known and not there. */
  toMessage(messages: Messages, key: string): void {
    const place = placeOf(messages, key);
    if (place < 0 || (place >= this.from && place < this.to)) return;
    const half = atFirst / 2;
    this.#set(messages, place - half, Math.min(messages.length, place + half));
  }

  #followEnd(messages: Messages): void {
    if (!this.#wasAtEnd) this.#enough = atFirst;
    const first = this.#wasAtEnd ? placeOf(messages, this.#first) : -1;
    const isFew = first >= 0 && messages.length - first < this.#enough + surplus;
    this.#set(messages, isFew ? first : messages.length - this.#enough, messages.length);
  }

  #find(messages: Messages): void {
    const first = placeOf(messages, this.#first);
    const last = placeOf(messages, this.#last);
    const to = last < 0 ? messages.length : last + 1;
    // Where both have gone, it is the end of other messages.
    const from = first < 0 && last < 0 ? to - atFirst : Math.max(0, first);
    this.#set(messages, from, Math.min(to, from + most));
  }

  #set(messages: Messages, from: number, to: number): void {
    [this.from, this.to] = [Math.max(0, from), to];
    this.#first = messages[this.from]?.key;
    this.#last = messages[to - 1]?.key;
  }
}

function placeOf(messages: Messages, wanted: string | undefined): number {
  return wanted === undefined ? -1 : messages.findIndex(({ key }) => key === wanted);
}
