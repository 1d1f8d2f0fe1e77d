import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const DATA = 'pgdata';
const FIRST_START = 'first-start-unfinished';

/** A file that is there for as long as Postgres' files are, and that Postgres does not write to. */
export function versionFileIn(folder: string): string {
  return join(folder, DATA, 'PG_VERSION');
}

/**
 * Gives the folder of Postgres' files within `folder`. PGlite takes half-copied files of a killed
 * first start for a database and fails on them for ever, so a mark lies beside them until they are
 * whole. Where it is found nothing was ever acknowledged, and the files are thrown away.
 */
export async function prepareDataFolder(folder: string): Promise<string> {
  const data = join(folder, DATA);
  const mark = join(folder, FIRST_START);
  if (existsSync(mark)) await rm(data, { recursive: true, force: true });
  if (!existsSync(data)) await writeFile(mark, '');
  return data;
}

/** Says that Postgres has started: the files that `prepareDataFolder` gave are a database. */
export async function confirmDataFolder(folder: string): Promise<void> {
  await rm(join(folder, FIRST_START), { force: true });
}
