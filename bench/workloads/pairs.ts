import type { Figures } from '../figures';
import { median } from '../load/percentiles';

/** What a contender reached in a round. */
interface Reached {
  sendsPerSecond: number;
  deliveriesPerSecond: number;
  /** Seconds of processor time. */
  cpuPerSend: number;
}

/**
 * Adds what a contender reached as a multiple of what another one did in the same round: whatever slows
 * down the machine for some seconds meets both, so this is steadier than a ratio of two medians.
 */
export function recordPairs(
  figures: Figures,
  prefix: string,
  ones: readonly Reached[],
  others: readonly Reached[],
): void {
  const add = (name: string, of: (reached: Reached) => number) => {
    const ratios = ones.map((one, round) => of(one) / of(others[round]!));
    figures.add(`${prefix}.${name}`, median(ratios), 'times');
    figures.add(`${prefix}.${name}.least`, Math.min(...ratios), 'times');
    figures.add(`${prefix}.${name}.most`, Math.max(...ratios), 'times');
  };
  add('sends', ({ sendsPerSecond }) => sendsPerSecond);
  add('deliveries', ({ deliveriesPerSecond }) => deliveriesPerSecond);
  add('cpuPerSend', ({ cpuPerSend }) => cpuPerSend);
}
