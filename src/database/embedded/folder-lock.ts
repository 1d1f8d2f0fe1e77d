import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { tryLock } from 'fs-native-extensions';

const LOCK_FILE = 'lock';

/** The exclusive right to a folder, held until `release()` or the end of the process. */
export interface FolderLock {
  /**
   * Takes a file of the folder as well, if it is there and is not held yet. Someone may delete the
   * lock file while the folder is in use, but not what the folder is for.
   *
   * @throws FolderLockedError when another process holds it
   */
  hold(file: string): void;
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
  const fd = openSync(lockFile, 'a+', 0o600);
  if (!takeLock(fd, signLockFile)) throw new FolderLockedError(path, readHolder(lockFile));
  const held = new Map([[lockFile, fd]]);
  return {
    hold(file) {
      if (held.has(file) || !existsSync(file)) return;
      const other = openSync(file, 'r+');
      if (!takeLock(other)) throw new FolderLockedError(path, undefined);
      held.set(file, other);
    },
    release() {
      held.forEach((open) => closeSync(open));
      held.clear();
    },
  };
}

/** Locks the open file, then does what is to be done with it; when that fails, it is closed again. */
function takeLock(fd: number, use: (fd: number) => void = () => undefined): boolean {
  let isTaken = false;
  try {
    if (!tryLock(fd)) return false;
    use(fd);
    isTaken = true;
  } finally {
    if (!isTaken) closeSync(fd);
  }
  return isTaken;
}

function signLockFile(fd: number): void {
  ftruncateSync(fd);
  writeSync(fd, `${process.pid}\n`);
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
