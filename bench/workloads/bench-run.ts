import type { Figures } from '../figures';
import type { Site } from '../servers/site';
import type { SystemName } from '../servers/systems';

/** What a workload is given: where it runs, for how long, and where its figures go. */
export interface BenchRun {
  site: Site;
  figures: Figures;
  /** The systems that are measured side by side. */
  systems: SystemName[];
  /** How long one round of one system takes. */
  seconds: number;
  /** How often each system has its turn; the medians count. */
  rounds: number;
  /** Whether a few users and seconds are enough, to see that all of it works. */
  isShort: boolean;
}

/** Measures something and adds its figures. */
export type Workload = (run: BenchRun) => Promise<void>;
