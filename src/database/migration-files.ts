import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A numbered file of SQL. */
export interface Migration {
  /** What the database has it recorded as. */
  name: string;
  /**
   * `expand` only adds: a version that does not know it works on. `contract` takes away or changes what
   * an older version needs, which therefore must not start any more.
   */
  kind: 'expand' | 'contract';
  /** In their order, in one transaction, or each by itself. */
  isTransaction: boolean;
  sql: string;
}

// The first line of a file says what it is, such as `-- expand, outside a transaction`. Those that were
// classes before they were files have the names of those.
const header = /^-- (expand|contract)(, outside a transaction)?(?:, recorded as (\w+))?\n/;

/** The migrations of a folder, in the order of their numbers. */
export async function readMigrations(
  folder = path.join(__dirname, 'migrations'),
): Promise<Migration[]> {
  const files = (await readdir(folder)).sort();
  return Promise.all(
    files.map(async (file) => parse(file, await readFile(path.join(folder, file), 'utf8'))),
  );
}

function parse(file: string, sql: string): Migration {
  const [, kind, outside, name = path.parse(file).name] = header.exec(sql) ?? [];
  if (kind === undefined) throw new Error(`${file} does not begin with its kind`);
  return { name, kind: kind as Migration['kind'], isTransaction: outside === undefined, sql };
}
