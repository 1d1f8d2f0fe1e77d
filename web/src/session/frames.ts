import type { ReactiveControllerHost } from 'lit';

// Where much comes, to render every other frame of 60 a second takes little more than half the work.
const restMs = 25;

const hosts = new Set<ReactiveControllerHost>();
const tasks = new Set<() => void>();
let isScheduled = false;
let isTyped = false;
let hasWaited = false;
let renderedAt = -Infinity;

/**
 * Renders an element anew in the browser's next frame: once, whatever changes until then; a frame later where some
 * were just rendered. In a page that nobody looks at there are no frames, until someone does.
 */
export function renderInFrame(host: ReactiveControllerHost): void {
  hosts.add(host);
  schedule();
}

/** Does something when the elements are rendered, also those that stand in them, and before that is seen. */
export function afterRendering(task: () => void): void {
  tasks.add(task);
  schedule();
}

/** What someone has just typed is in the next frame by itself; what else there is to render waits for one frame. */
export function typedInFrame(): void {
  isTyped = true;
  schedule();
}

function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  // Elements render in microtasks, which the browser has between two of these.
  requestAnimationFrame(render);
  requestAnimationFrame(finish);
}

/** @param now when the frame began, in milliseconds */
function render(now: number): void {
  hasWaited = isTyped && !hasWaited;
  isTyped = false;
  if (hasWaited || now - renderedAt < restMs || hosts.size === 0) return;
  renderedAt = now;
  for (const host of taken(hosts)) host.requestUpdate();
}

function finish(): void {
  isScheduled = false;
  for (const task of taken(tasks)) task();
  if (hosts.size > 0) schedule();
}

function taken<Item>(items: Set<Item>): Item[] {
  const all = [...items];
  items.clear();
  return all;
}
