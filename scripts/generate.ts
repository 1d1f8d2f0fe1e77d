import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeGenerated } from './generate/write-generated';

const project = path.join(__dirname, '..');

/**
 * `npm run generate` makes `generated/` anew from `specs/`; with `--check` it only fails when the
 * committed one differs. Both folders can be others. A mistake in the specs changes nothing.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      specs: { type: 'string', default: path.join(project, 'specs') },
      output: { type: 'string', default: path.join(project, 'generated') },
    },
  });
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'generate-'));
  const fresh = path.join(temporary, 'generated');
  try {
    await writeGenerated(values.specs, fresh);
    if (values.check) compare(values.output, fresh);
    else await replace(values.output, fresh);
  } finally {
    await rm(temporary, { recursive: true });
  }
}

function compare(committed: string, fresh: string): void {
  try {
    execFileSync('diff', ['--recursive', '--brief', committed, fresh], { stdio: 'inherit' });
  } catch (error) {
    throw new Error('generated/ does not follow from specs/: run `npm run generate`.', {
      cause: error,
    });
  }
}

async function replace(folder: string, fresh: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(fresh, folder, { recursive: true });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
