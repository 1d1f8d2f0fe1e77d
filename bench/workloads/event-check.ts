import { LoadProcess } from '../servers/load-process';
import type { BenchRun } from './bench-run';

/** What the check of one event against the contract costs, in a process of its own. */
export async function eventCheck({ site, figures }: BenchRun): Promise<void> {
  const load = new LoadProcess();
  site.onClose(() => load.stop());
  const { checked, unchecked } = await load.ask('measureEventCheck');
  figures.add('event-check.checked', checked, 'µs');
  figures.add('event-check.unchecked', unchecked, 'µs');
}
