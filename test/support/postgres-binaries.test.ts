import { execFileSync } from 'node:child_process';
import { chmod, chown, cp, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagedBinaries, serverAccount, usableBinaries } from './postgres-binaries';

const account = serverAccount();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'messaging-binaries-'));
  if (account) await chown(folder, account.uid, account.gid);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function versionOf(binaries: string): string {
  const initdb = join(binaries, 'bin', 'initdb');
  return execFileSync(initdb, ['--version'], { ...account, cwd: folder, encoding: 'utf8' });
}

async function packageIn(checkout: string, keepLinks: boolean): Promise<string> {
  const native = join(folder, checkout, 'native');
  await mkdir(join(folder, checkout));
  await cp(packagedBinaries(), native, {
    recursive: true,
    verbatimSymlinks: true,
    filter: async (path) => keepLinks || !(await lstat(path)).isSymbolicLink(),
  });
  return native;
}

test('binaries run although the install script of their package did not', async () => {
  const packaged = await packageIn('checkout', false);
  const usable = await usableBinaries(packaged, folder, account);
  expect(usable).not.toBe(packaged);
  expect(versionOf(usable)).toContain('PostgreSQL');
});

// Only root runs the server as somebody else.
const whenRoot = account ? test : () => undefined;

whenRoot('binaries run although their account cannot enter the checkout', async () => {
  const packaged = await packageIn('checkout', true);
  await chmod(join(folder, 'checkout'), 0o700);
  const usable = await usableBinaries(packaged, folder, account);
  expect(usable).not.toBe(packaged);
  expect(versionOf(usable)).toContain('PostgreSQL');
});
