import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { JsonObject } from '../generate/documents';

/** What a change asks of the version. */
export type Impact = 'major' | 'minor' | 'patch';

/** A difference of two documents, as `redocly diff` reports it. */
export interface RawChange {
  /** Where it is, as a JSON pointer, by the first way that leads there. */
  path: string;
  /** The kind of node, such as `Operation` or `Schema`. */
  typeName: string;
  kind: 'added' | 'removed' | 'modified';
  impact: Impact;
  /** The rules that it breaks. */
  verdicts: { ruleId: string; impact: Impact; message: string }[];
  /** Which of the node's members was modified. */
  property?: string;
  base?: { pointer: string; value: unknown };
  revision?: { pointer: string; value: unknown };
}

const run = promisify(execFile);
const cli = require.resolve('@redocly/cli/bin/cli.js');
const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
const reportBytes = 64 * 1024 * 1024;

/**
 * All differences of two documents in Redocly's eyes. The command is marked experimental: its
 * version is pinned, and a report of another form stops the comparison.
 */
export async function redoclyDiff(base: JsonObject, revision: JsonObject): Promise<RawChange[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'contract-diff-'));
  try {
    await writeFile(path.join(folder, 'base.json'), JSON.stringify(base));
    await writeFile(path.join(folder, 'revision.json'), JSON.stringify(revision));
    const files = ['base.json', 'revision.json'];
    const args = [cli, 'diff', ...files, '--format', 'json', '--fail-on', 'none'];
    const env = { ...process.env, ...quiet };
    const options = { cwd: folder, env, maxBuffer: reportBytes };
    const { stdout } = await run(process.execPath, args, options);
    return changesIn(JSON.parse(stdout) as { reportVersion: string; changes: RawChange[] });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function changesIn(report: { reportVersion: string; changes: RawChange[] }): RawChange[] {
  if (report.reportVersion === '1') return report.changes;
  throw new Error(`redocly diff reports in version ${report.reportVersion}, not in version 1`);
}
