/**
 * What nodes count together. It gives undefined when that is not to be had; it never fails, and
 * nothing waits for it.
 */
export interface SharedCounts {
  /**
   * Adds what this node let through to what is used under a key.
   *
   * @param msPerPoint how long it takes until a point is there again
   * @returns what is used and not there again yet, over all nodes
   */
  add(key: string, points: number, msPerPoint: number): Promise<number | undefined>;

  /**
   * Says how much of a key this node has under way, until it says so again or the time is over.
   *
   * @returns how much the other nodes have
   */
  hold(key: string, count: number, keptMs: number): Promise<number | undefined>;
}
