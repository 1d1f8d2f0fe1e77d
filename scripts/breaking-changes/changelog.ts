import { format, resolveConfig } from 'prettier';
import { type Change, ofImpact } from './comparison';
import { compareContracts, type Contract, documentKeys, documentNames } from './contract';
import type { Release } from './releases';

const heading = `# Changelog of the contract

What changed in the two documents for those who write clients. Written by \`npm run changelog\` from
\`specs/released/\`; do not edit.
`;

const titles = { major: 'Breaking', minor: 'Added', patch: 'Changed' } as const;

/** The text of the changelog, the newest first. @param file where it will be, for its format */
export async function changelogOf(
  releases: Release[],
  current: Contract,
  file: string,
): Promise<string> {
  const sections: string[] = [];
  let before: Contract | undefined;
  for (const release of releases) {
    sections.unshift(await section(release.version, before, release));
    before = release;
  }
  sections.unshift(await section('Unreleased', before, current));
  const text = [heading, ...sections].join('\n');
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

async function section(
  title: string,
  base: Contract | undefined,
  revision: Contract,
): Promise<string> {
  if (base === undefined) return `## ${title}\n\nFirst release.\n`;
  const changes = await compareContracts(base, revision);
  const parts = documentKeys.flatMap((key) => documentPart(documentNames[key], changes[key]));
  const body = parts.length === 0 ? 'Nothing changed.\n' : parts.join('\n');
  return `## ${title}\n\n${body}`;
}

function documentPart(name: string, changes: Change[]): string[] {
  if (changes.length === 0) return [];
  const impacts = ['major', 'minor', 'patch'] as const;
  return [
    `### ${name}\n`,
    ...impacts.flatMap((impact) => impactPart(titles[impact], ofImpact(changes, impact))),
  ];
}

function impactPart(title: string, changes: Change[]): string[] {
  if (changes.length === 0) return [];
  return [`#### ${title}\n`, ...changes.map(({ place, text }) => `- \`${place}\`: ${text}`), ''];
}
