import type { Page } from 'playwright-core';

/**
 * What can be clicked in the page as it stands, and cannot be: because something else is over it, or it is
 * cut off to a side. What is scrolled away counts as what is there. Where something is open over the page,
 * only that is looked at.
 */
export function unclickable(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(${lookForThem})()`);
}

// As text: the browser's own types are not known here.
const lookForThem = `() => {
  const wanted = 'button, a[href], input, textarea, select, summary';
  // A border may stand between two pixels.
  const slack = 1;

  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  const isIn = (node, outer) => {
    for (let one = node; one; one = parentOf(one)) if (one === outer) return true;
    return false;
  };
  const allIn = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
    element, ...(element.shadowRoot ? allIn(element.shadowRoot) : []),
  ]);
  const deepest = (x, y) => {
    let found = document.elementFromPoint(x, y);
    for (;;) {
      const inner = found?.shadowRoot?.elementFromPoint(x, y);
      if (!inner || inner === found) return found;
      found = inner;
    }
  };

  /** Of an element what is seen; undefined when it is scrolled away. */
  const seen = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const box = { left, right, top: Math.max(top, 0), bottom: Math.min(bottom, innerHeight) };
    for (let one = parentOf(element); one; one = parentOf(one)) {
      const { overflowX, overflowY } = getComputedStyle(one);
      const edge = one.getBoundingClientRect();
      if (overflowX !== 'visible') {
        box.left = Math.max(box.left, edge.left);
        box.right = Math.min(box.right, edge.right);
      }
      if (overflowY !== 'visible') {
        box.top = Math.max(box.top, edge.top);
        box.bottom = Math.min(box.bottom, edge.bottom);
      }
      if (one.matches('dialog, [popover]')) break;
    }
    if (box.bottom - box.top < slack) return undefined;
    const isCut = box.left > left + slack || box.right < right - slack;
    return { ...box, isCut: isCut || left < -slack || right > innerWidth + slack };
  };

  const everything = allIn(document);
  const over = everything.filter((one) => one.matches(':modal, :popover-open, [role=listbox]')).at(-1);
  return everything
    .filter((one) => one.matches(wanted) && !one.matches('.hidden'))
    .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((one) => over === undefined || isIn(one, over))
    .flatMap((one) => {
      const box = seen(one);
      if (box === undefined) return [];
      const found = deepest((box.left + box.right) / 2, (box.top + box.bottom) / 2);
      const name = one.ariaLabel ?? one.name ?? one.textContent.trim();
      const what = one.localName + ' ' + name;
      if (box.isCut) return [what + ' is cut off'];
      return isIn(found, one) ? [] : [what + ' is under ' + found?.localName + '.' + found?.className];
    });
}`;
