import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openTestDatabase } from './open-database';
import { filledOnce } from './shared-folder';

const run = promisify(execFile);

/**
 * A new folder with an embedded database that was started before: it has its tables and no rows. A
 * first start takes ten times as long as a copy and a start, so it is for tests that are about it.
 * The test removes the folder.
 */
export async function copyStartedFolder(): Promise<string> {
  const started = await filledOnce('started', async (folder) => {
    await (await openTestDatabase({ folder })).close();
  });
  const copy = await mkdtemp(path.join(os.tmpdir(), 'messaging-embedded-'));
  await run('cp', ['-R', `${started}/.`, copy]);
  return copy;
}
