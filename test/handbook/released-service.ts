import { execFile } from 'node:child_process';
import { readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const releases = path.join(__dirname, 'releases');
const packages = path.join(__dirname, '../../node_modules');

/**
 * Unpacks the last released version of the service into an empty folder, and gives its program.
 * `npm run release:service` keeps it; it runs with the packages of this checkout.
 */
export async function unpackRelease(folder: string): Promise<string> {
  const [tarball] = await readdir(releases);
  await run('tar', ['xzf', path.join(releases, tarball!), '-C', folder, '--strip-components=1']);
  await symlink(packages, path.join(folder, 'node_modules'));
  return path.join(folder, 'dist/src/main.js');
}
