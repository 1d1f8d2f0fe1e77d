const gap = 4;

/** Places what is shown above all else under an element, or over it, within the window. */
export function placeBeside(shown: HTMLElement, element: HTMLElement): void {
  const at = element.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = shown;
  const isRightToLeft = getComputedStyle(element).direction === 'rtl';
  const left = isRightToLeft ? at.left : at.right - width;
  const below = at.bottom + gap;
  const top = below + height <= innerHeight ? below : at.top - gap - height;
  shown.style.left = `${within(left, innerWidth - width)}px`;
  shown.style.top = `${within(top, innerHeight - height)}px`;
}

function within(value: number, most: number): number {
  return Math.max(gap, Math.min(value, most - gap));
}
