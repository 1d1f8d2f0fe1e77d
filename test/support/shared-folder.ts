import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** The environment variable that names a folder which all tests of a run share. */
export const sharedFolderVariable = 'TEST_SHARED_FOLDER';

/**
 * A folder that all tests of a run share, filled by the first of them that needs it. It is removed at the
 * end of the run.
 *
 * @param name its name there
 * @param fill puts into a new folder what is to be in it
 */
export async function filledOnce(
  name: string,
  fill: (folder: string) => Promise<unknown>,
): Promise<string> {
  const shared = process.env[sharedFolderVariable];
  if (!shared) throw new Error(`${sharedFolderVariable} is not set: run the tests through jest`);
  const place = path.join(shared, name);
  if (existsSync(place)) return place;
  const folder = await mkdtemp(path.join(os.tmpdir(), `messaging-${name}-`));
  try {
    await fill(folder);
    await rename(folder, place);
  } catch (error) {
    await rm(folder, { recursive: true });
    // Another worker may have been first.
    if (!existsSync(place)) throw error;
  }
  return place;
}
