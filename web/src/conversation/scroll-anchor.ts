import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { afterRendering } from '../session/frames';

// Who is so near to the end follows it.
const nearPx = 48;

interface Place {
  readonly key: string;
  /** How far below the upper edge, in pixels. */
  readonly offset: number;
}

/**
 * Keeps what its user looks at where it is, while messages come above and below it and change their size:
 * the end, for who is there, else the first message that is seen.
 */
export class ScrollAnchor implements ReactiveController {
  /** Whether the last of the rows is the last that there is, so that who sees it follows the end. */
  hasEnd = true;
  #scroller: HTMLElement | undefined;
  #place: Place | 'end' = 'end';
  /** What is to be seen as soon as it is there. */
  #wanted: Place | undefined;
  /** How far it was scrolled when the place was taken or put back. */
  #top = 0;
  /** The last of the rows then. */
  #lastRow: Element | undefined;
  /** Whether the rows were rendered, and the place is not put back yet. */
  #isDue = false;
  readonly #sizes = new ResizeObserver(() => this.restore());

  /** @param moved is told when its user or this has scrolled, or the size of what is shown changed */
  constructor(
    host: ReactiveControllerHost,
    private readonly moved: () => void,
  ) {
    host.addController(this);
  }

  /** @param scroller what scrolls; its first child holds the rows, which have a `data-key` */
  attach(scroller: HTMLElement): void {
    if (scroller === this.#scroller) return;
    this.#scroller = scroller;
    this.#sizes.disconnect();
    this.#sizes.observe(scroller);
    this.#sizes.observe(scroller.firstElementChild!);
    scroller.addEventListener('scroll', this.#scrolled, { passive: true });
  }

  /**
   * The rows were rendered. What stands in them is rendered a moment later; then the place is put back, before
   * anything is seen. That they have another size is not always so: where a page comes at one end, another one
   * goes at the other.
   */
  rendered(): void {
    this.#isDue = true;
    afterRendering(this.#restoreDue);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#isDue = false;
    this.#scroller = undefined;
  }

  /** Whether the end is seen, and nothing else is about to be. */
  get isAtEnd(): boolean {
    return this.#wanted === undefined && this.#place === 'end';
  }

  /** The message that is to be seen as soon as it is there. */
  get wanted(): string | undefined {
    return this.#wanted?.key;
  }

  /** How much can be scrolled to each side, in pixels. */
  get room(): { above: number; below: number } {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = this.#scroller ?? {};
    return { above: scrollTop, below: scrollHeight - scrollTop - clientHeight };
  }

  toEnd(): void {
    this.#wanted = undefined;
    this.#place = 'end';
    this.restore();
  }

  /** Shows a message so far below the upper edge, now or as soon as it is there. */
  to(key: string, offset: number): void {
    this.#wanted = { key, offset };
    this.restore();
  }

  /** Puts back what was looked at. */
  restore(): void {
    const scroller = this.#scroller;
    if (scroller === undefined) return;
    this.#isDue = false;
    if (this.#wanted !== undefined && this.#rowOf(this.#wanted.key) !== undefined) {
      this.#place = this.#wanted;
      this.#wanted = undefined;
    }
    const place = this.#place;
    if (place === 'end') scrollBy(scroller, this.room.below);
    else {
      const row = this.#rowOf(place.key);
      if (row !== undefined) scrollBy(scroller, offsetIn(scroller, row) - place.offset);
      // Where it cannot be scrolled so far, nothing tells that the end is seen.
      if (row !== undefined && this.#isNearEnd) this.#place = 'end';
    }
    this.#top = scroller.scrollTop;
    this.#lastRow = scroller.firstElementChild?.lastElementChild ?? undefined;
    this.moved();
  }

  #restoreDue = (): void => {
    if (this.#isDue) this.restore();
  };

  #scrolled = (): void => {
    const scroller = this.#scroller;
    if (scroller === undefined) return;
    const by = scroller.scrollTop - this.#top;
    // This has scrolled itself.
    if (by === 0) return;
    if (this.#isDue) return this.#scrolledAfterRender(by);
    this.#top = scroller.scrollTop;
    this.#place = this.#placeNow(scroller);
    this.moved();
  };

  /** Its user has scrolled from where the rows stood before they were rendered. */
  #scrolledAfterRender(by: number): void {
    const place = this.#place;
    if (place !== 'end') this.#place = { ...place, offset: place.offset - by };
    else if (by < 0 && this.#isLastRowLeft) this.#place = this.#firstSeen(this.#scroller!) ?? 'end';
    this.restore();
  }

  #placeNow(scroller: HTMLElement): Place | 'end' {
    return this.#isNearEnd ? 'end' : (this.#firstSeen(scroller) ?? this.#place);
  }

  /**
   * Whether its user has left the row that was the last. Where rows have gone, the browser has scrolled, as far
   * as that row; and more may have come below it since.
   */
  get #isLastRowLeft(): boolean {
    if (!this.#lastRow?.isConnected) return false;
    const bottom = this.#scroller!.getBoundingClientRect().bottom;
    return this.#lastRow.getBoundingClientRect().bottom - bottom > nearPx;
  }

  get #isNearBottom(): boolean {
    return this.room.below <= nearPx;
  }

  get #isNearEnd(): boolean {
    return this.hasEnd && this.#isNearBottom;
  }

  #firstSeen(scroller: HTMLElement): Place | undefined {
    const rows = scroller.querySelectorAll<HTMLElement>('[data-key]');
    let [from, to] = [0, rows.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (rows[middle]!.getBoundingClientRect().bottom > edgeOf(scroller)) to = middle;
      else from = middle + 1;
    }
    const first = rows[from];
    return first && { key: first.dataset.key!, offset: offsetIn(scroller, first) };
  }

  #rowOf(key: string): HTMLElement | undefined {
    const selector = `[data-key=${CSS.escape(key)}]`;
    return this.#scroller?.querySelector<HTMLElement>(selector) ?? undefined;
  }
}

/** To set where it is scrolled to ends the turn of a wheel that is under way, also where nothing changes. */
function scrollBy(scroller: HTMLElement, pixels: number): void {
  if (Math.abs(pixels) >= 1) scroller.scrollTop += pixels;
}

function offsetIn(scroller: HTMLElement, row: HTMLElement): number {
  return row.getBoundingClientRect().top - edgeOf(scroller);
}

function edgeOf(scroller: HTMLElement): number {
  return scroller.getBoundingClientRect().top;
}
