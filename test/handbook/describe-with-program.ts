import { spawnSync } from 'node:child_process';
import { describeWith } from '../support/describe-with';

const isMissing = (name: string) => spawnSync('which', [name]).status !== 0;

/** `describe` for what needs programs of the system. */
export function describeWithPrograms(...names: string[]): jest.Describe {
  const missing = names.filter(isMissing);
  return describeWith(missing.length === 0 ? undefined : `There is no ${missing.join(', no ')}.`);
}
