/** How much was used in a window, over all nodes. */
export interface SharedUse {
  used: number;
  /** How long until the window ends, in milliseconds. */
  leftMs: number;
}

/**
 * What nodes count together. It gives undefined when that is not to be had; it never fails, and
 * nothing waits for it.
 */
export interface SharedCounts {
  /** Adds what this node let through to the window that is open under a key, or opens one. */
  add(key: string, points: number, windowMs: number): Promise<SharedUse | undefined>;
}
