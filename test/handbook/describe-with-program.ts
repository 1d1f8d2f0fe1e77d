import { execFileSync } from 'node:child_process';

/** Whether these programs are on this machine. */
function hasPrograms(names: string[]): boolean {
  try {
    for (const name of names) execFileSync('which', [name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** `describe` for what needs programs of the system. Without them it is skipped, which is said. */
export function describeWithPrograms(...names: string[]): jest.Describe {
  if (hasPrograms(names)) return describe;
  const { testPath = 'some tests' } = expect.getState();
  process.stderr.write(`\n!! NOT TESTED: ${testPath}: it needs ${names.join(', ')}\n`);
  return describe.skip;
}
