import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { changelogOf } from './breaking-changes/changelog';
import { currentContract } from './breaking-changes/contract';
import { readReleases, release } from './breaking-changes/releases';
import { judge } from './breaking-changes/verdict';

const project = path.join(__dirname, '..');

/**
 * `npm run check:breaking` compares `generated/` with the newest release in `specs/released/` and
 * fails when clients of it would break, unless the major version says so, or when the changelog is
 * not current. `--changelog` writes the changelog, `--release` keeps the contract as released.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      changelog: { type: 'boolean', default: false },
      release: { type: 'boolean', default: false },
      generated: { type: 'string', default: path.join(project, 'generated') },
      released: { type: 'string', default: path.join(project, 'specs/released') },
      file: { type: 'string', default: path.join(project, 'CHANGELOG-CONTRACT.md') },
    },
  });
  const folders = { generated: values.generated, released: values.released, file: values.file };
  if (values.release) return keepRelease(folders);
  if (values.changelog) return writeFile(values.file, await textOf(folders));
  await check(folders);
}

interface Folders {
  generated: string;
  released: string;
  /** The changelog. */
  file: string;
}

async function check(folders: Folders): Promise<void> {
  const newest = (await readReleases(folders.released)).at(-1);
  if (newest === undefined) throw new Error('There is no release to compare with.');
  const verdict = await judge(newest, await currentContract(folders.generated));
  console.log(verdict.lines.join('\n'));
  if (verdict.breaks) throw new Error(`The contract breaks clients of ${newest.version}.`);
  if ((await readFile(folders.file, 'utf8')) !== (await textOf(folders))) {
    throw new Error(`${path.basename(folders.file)} is not current: run \`npm run changelog\`.`);
  }
}

async function keepRelease(folders: Folders): Promise<void> {
  const version = await release(await currentContract(folders.generated), folders.released);
  await writeFile(folders.file, await textOf(folders));
  console.log(`Released ${version}.`);
}

async function textOf({ generated, released, file }: Folders): Promise<string> {
  return changelogOf(await readReleases(released), await currentContract(generated), file);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
