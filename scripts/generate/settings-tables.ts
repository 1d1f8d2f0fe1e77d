import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { Setting } from '../../src/setting';
import { settings } from '../../src/settings';

/** Where a document shows settings: the groups between the brackets, or all. */
const place = /(<!-- settings(?: \[(.*)\])? -->\n)[^]*?(<!-- end of settings -->)/g;

/**
 * A Markdown document with its tables of settings made anew from `src/settings.ts`. They stand
 * between `<!-- settings [Group, Group] -->` and `<!-- end of settings -->`; without brackets, all
 * groups, each under a heading. Throws for a group that does not exist.
 */
export async function withSettingsTables(file: string): Promise<string> {
  const written = readFileSync(file, 'utf8').replace(
    place,
    (_all, start: string, groups: string | undefined, end: string) =>
      `${start}\n${groups === undefined ? everyGroup() : table(groups.split(', '))}\n\n${end}`,
  );
  return format(written, { ...(await resolveConfig(file)), parser: 'markdown' });
}

const rows = Object.entries<Setting<unknown>>(settings);
const groupNames = [...new Set(rows.map(([, { group }]) => group))];

function everyGroup(): string {
  return groupNames.map((group) => `## ${group}\n\n${table([group])}`).join('\n\n');
}

function table(groups: string[]): string {
  for (const group of groups) {
    if (!groupNames.includes(group)) throw new Error(`There is no group of settings "${group}"`);
  }
  const lines = rows
    .filter(([, { group }]) => groups.includes(group))
    .map(([name, { shownDefault, meaning }]) => `| \`${name}\` | ${shownDefault} | ${meaning} |`);
  return ['| Variable | Default | Meaning |', '| --- | --- | --- |', ...lines].join('\n');
}
