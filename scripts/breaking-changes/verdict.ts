import { type Change, ofImpact } from './comparison';
import {
  compareContracts,
  type Contract,
  documentKeys,
  documentNames,
  versionOf,
} from './contract';
import type { Release } from './releases';
import { majorMoved, minorMoved } from './version';

/** What the check of a contract against a release says. */
export interface Verdict {
  /** For people to read. */
  lines: string[];
  /** Whether clients of the release would break without a warning by the major version. */
  breaks: boolean;
}

/** Compares a contract with a release: a break needs a new major version. */
export async function judge(base: Release, revision: Contract): Promise<Verdict> {
  const changes = await compareContracts(base, revision);
  const parts = documentKeys.map((key) =>
    judgeDocument(documentNames[key], changes[key], versionOf(base[key]), versionOf(revision[key])),
  );
  return {
    lines: parts.flatMap(({ lines }) => lines),
    breaks: parts.some(({ breaks }) => breaks),
  };
}

function judgeDocument(name: string, changes: Change[], from: string, to: string): Verdict {
  const [major, minor] = [ofImpact(changes, 'major'), ofImpact(changes, 'minor')];
  const breaks = major.length > 0 && !majorMoved(from, to);
  const needsMinor = minor.length > 0 && !breaks && !minorMoved(from, to);
  return {
    breaks,
    lines: [
      `${name}, ${from} to ${to}: ${changes.length === 0 ? 'nothing changed' : countsOf(changes)}`,
      ...changes.map(({ impact, place, text }) => `  ${labels[impact]} ${place}: ${text}`),
      ...(breaks ? [`  This breaks clients of ${from}: raise the major version, or undo it.`] : []),
      ...(needsMinor ? ['  Something was added: raise the minor version before the release.'] : []),
    ],
  };
}

const labels = { major: 'BREAKING', minor: 'added', patch: 'changed' };

function countsOf(changes: Change[]): string {
  const impacts = ['major', 'minor', 'patch'] as const;
  return impacts
    .map((impact) => `${ofImpact(changes, impact).length} ${labels[impact].toLowerCase()}`)
    .join(', ');
}
