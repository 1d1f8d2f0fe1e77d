import type { ReactiveController, ReactiveControllerHost } from 'lit';

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
  #scroller: HTMLElement | undefined;
  #place: Place | 'end' = 'end';
  /** What is to be seen as soon as it is there. */
  #wanted: Place | undefined;
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

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#scroller = undefined;
  }

  /** Whether the end is seen, and nothing else is about to be. */
  get isAtEnd(): boolean {
    return this.#wanted === undefined && this.#place === 'end';
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
    if (this.#wanted !== undefined && this.#rowOf(this.#wanted.key) !== undefined) {
      this.#place = this.#wanted;
      this.#wanted = undefined;
    }
    const place = this.#place;
    if (place === 'end') scroller.scrollTop = scroller.scrollHeight;
    else {
      const row = this.#rowOf(place.key);
      if (row !== undefined) scroller.scrollTop += offsetIn(scroller, row) - place.offset;
      // Where it cannot be scrolled so far, nothing tells that the end is seen.
      if (row !== undefined && this.room.below <= nearPx) this.#place = 'end';
    }
    this.moved();
  }

  #scrolled = (): void => {
    const scroller = this.#scroller;
    if (scroller === undefined) return;
    if (this.room.below <= nearPx) this.#place = 'end';
    else {
      const first = this.#rows.find((row) => offsetIn(scroller, row) + row.offsetHeight > 0);
      if (first !== undefined) {
        this.#place = { key: first.dataset.key!, offset: offsetIn(scroller, first) };
      }
    }
    this.moved();
  };

  get #rows(): HTMLElement[] {
    return [...(this.#scroller?.querySelectorAll<HTMLElement>('[data-key]') ?? [])];
  }

  #rowOf(key: string): HTMLElement | undefined {
    return this.#rows.find((row) => row.dataset.key === key);
  }
}

function offsetIn(scroller: HTMLElement, row: HTMLElement): number {
  return row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
}
