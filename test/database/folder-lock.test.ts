import { statSync } from 'node:fs';
import { join } from 'node:path';
import { FolderLockedError, lockFolder } from '../../src/database/embedded/folder-lock';
import { Child } from './child-process';
import { makeTemporaryFolder, removeFolder } from './temporary-folder';

let folder: string;

beforeEach(async () => {
  folder = await makeTemporaryFolder();
});

afterEach(() => removeFolder(folder));

test('a missing folder is created for its owner alone', () => {
  const missing = join(folder, 'a', 'b');
  lockFolder(missing).release();
  expect(statSync(missing).mode & 0o777).toBe(0o700);
});

test('a folder that another process uses is refused, with its name and that pid', async () => {
  const holder = new Child('hold-folder.ts', folder);
  expect(await holder.line()).toBe('locked');

  expect(() => lockFolder(folder)).toThrow(FolderLockedError);
  expect(() => lockFolder(folder)).toThrow(
    `The folder ${folder} is in use by another process (pid ${holder.pid})`,
  );
  await holder.kill();
});

test('a process that was killed leaves the folder free', async () => {
  const holder = new Child('hold-folder.ts', folder);
  await holder.line();
  await holder.kill();

  lockFolder(folder).release();
});

test('the same process does not get a folder twice', () => {
  const lock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow('is in use by this process already');
  lock.release();
});

test('a released folder can be locked again', () => {
  const first = lockFolder(folder);
  first.release();
  const second = lockFolder(folder);
  first.release();
  expect(() => lockFolder(folder)).toThrow(FolderLockedError);
  second.release();
});
