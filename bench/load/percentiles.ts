/** The middle and the tail of a measurement, in its unit. */
export interface Percentiles {
  p50: number;
  p99: number;
}

/** The value that this share of the values does not exceed; 0 when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** The middle value; 0 when there are none. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentilesOf(values: readonly number[]): Percentiles {
  return { p50: percentile(values, 0.5), p99: percentile(values, 0.99) };
}
