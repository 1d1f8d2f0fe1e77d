import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openTestDatabase } from './open-database';

const run = promisify(execFile);

/** The environment variable that names a folder which all tests of a run share. */
export const sharedFolderVariable = 'TEST_SHARED_FOLDER';

/**
 * A new folder with an embedded database that was started before: it has its tables and no rows. A
 * first start takes ten times as long as a copy and a start, so it is for tests that are about it.
 * The test removes the folder.
 */
export async function copyStartedFolder(): Promise<string> {
  const copy = await newFolder();
  await run('cp', ['-R', `${await startedFolder()}/.`, copy]);
  return copy;
}

/** The folder that is copied, made by the first test of a run that needs it. */
async function startedFolder(): Promise<string> {
  const shared = process.env[sharedFolderVariable];
  if (!shared) throw new Error(`${sharedFolderVariable} is not set: run the tests through jest`);
  const started = path.join(shared, 'started');
  if (!existsSync(started)) await putStartedFolder(started);
  return started;
}

async function putStartedFolder(place: string): Promise<void> {
  const folder = await newFolder();
  await (await openTestDatabase({ folder })).close();
  try {
    await rename(folder, place);
  } catch (error) {
    await rm(folder, { recursive: true });
    // Another worker may have been first.
    if (!existsSync(place)) throw error;
  }
}

function newFolder(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), 'messaging-embedded-'));
}
