import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Declared, sections } from './declared';
import { seenFolderVariable } from './seen';
import { coverageTable, unseen } from './table';

/** What is used of jest's global configuration: what narrows a run down. */
export interface TestRun {
  testPathPatterns: { patterns: string[] };
  testNamePattern?: string;
  onlyChanged: boolean;
  findRelatedTests: boolean;
  shard?: object;
  watch: boolean;
  watchAll: boolean;
}

/** Lets the workers note what they see, when all tests run: part of them cannot see everything. */
export async function startCoverage(run: TestRun): Promise<void> {
  if (!isWholeRun(run)) return;
  process.env[seenFolderVariable] = await mkdtemp(path.join(os.tmpdir(), 'contract-seen-'));
}

/** Prints the coverage of the documents; throws when something that they declare was not seen. */
export async function finishCoverage(): Promise<void> {
  const folder = process.env[seenFolderVariable];
  if (folder === undefined) return;
  const seen = await readSeen(folder);
  await rm(folder, { recursive: true });
  process.stdout.write(`\nCoverage of the contract\n${coverageTable(sections, seen)}\n`);
  const missing = unseen(sections, seen);
  if (missing.length > 0) throw new Error(`The contract is not covered: ${missing.join('; ')}`);
}

function isWholeRun(run: TestRun): boolean {
  const { testPathPatterns, testNamePattern, onlyChanged, findRelatedTests, shard } = run;
  const narrowed = testPathPatterns.patterns.length > 0 || testNamePattern || findRelatedTests;
  return !narrowed && !onlyChanged && !shard && !run.watch && !run.watchAll;
}

async function readSeen(folder: string): Promise<Set<Declared>> {
  const files = await readdir(folder);
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return new Set(texts.flatMap((text) => text.split('\n')));
}
