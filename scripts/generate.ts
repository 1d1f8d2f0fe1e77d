import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withSettingsTables } from './generate/settings-tables';
import { writeGenerated } from './generate/write-generated';

const project = path.join(__dirname, '..');
/** The documents that show settings. */
const settingsDocuments = ['README.md', 'docs/configuration.md'].map((file) =>
  path.join(project, file),
);

/**
 * `npm run generate` makes `generated/` anew from `specs/`, and the tables of settings in the
 * documents from `src/settings.ts`; with `--check` it only fails when what is committed differs.
 * Both folders can be others. A mistake in the specs changes nothing.
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
    for (const file of settingsDocuments) await updateSettings(file, values.check);
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

async function updateSettings(file: string, check: boolean): Promise<void> {
  const updated = await withSettingsTables(file);
  if (updated === readFileSync(file, 'utf8')) return;
  if (check) throw new Error(`${file} does not show src/settings.ts: run \`npm run generate\`.`);
  await writeFile(file, updated);
}

async function replace(folder: string, fresh: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(fresh, folder, { recursive: true });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
