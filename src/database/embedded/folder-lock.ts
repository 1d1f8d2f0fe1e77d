import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tryLock } from 'fs-native-extensions';

const LOCK_FILE = 'lock';

/** The exclusive right to a folder, held until `release()` or the end of the process. */
export interface FolderLock {
  /** Gives the folder free; calling it again does nothing. */
  release(): void;
}

/** The folder is in use: by another process, or by another opening in this one. */
export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError';

  constructor(
    readonly folder: string,
    readonly holder: number | undefined,
  ) {
    super(
      `The folder ${folder} is in use by ${describeHolder(holder)}: ` +
        'stop that process, or choose another folder.',
    );
  }
}

/**
 * Takes the exclusive right to `folder`, and creates the folder (mode 0700) when it is missing.
 * The lock is the kernel's, so it ends with the process, however that ends: nothing stale is left.
 *
 * @throws FolderLockedError when the folder is in use
 */
export function lockFolder(folder: string): FolderLock {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const lockFile = join(path, LOCK_FILE);
  // 'a+' creates the file without emptying it: the pid in it may be the holder's.
  let fd: number | undefined = openSync(lockFile, 'a+', 0o600);
  if (!takeLock(fd)) throw new FolderLockedError(path, readHolder(lockFile));
  return {
    release() {
      if (fd !== undefined) closeSync(fd);
      fd = undefined;
    },
  };
}

/** Locks and signs the open file; when that fails, the file is closed again. */
function takeLock(fd: number): boolean {
  let signed = false;
  try {
    if (tryLock(fd)) signed = signLockFile(fd);
    return signed;
  } finally {
    if (!signed) closeSync(fd);
  }
}

function signLockFile(fd: number): true {
  ftruncateSync(fd);
  writeSync(fd, `${process.pid}\n`);
  return true;
}

/** The pid in the lock file, where it can be read: Windows hides a locked file's content. */
function readHolder(lockFile: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(lockFile, 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}

function describeHolder(holder: number | undefined): string {
  if (holder === process.pid) return 'this process already';
  return holder === undefined ? 'another process' : `another process (pid ${holder})`;
}
