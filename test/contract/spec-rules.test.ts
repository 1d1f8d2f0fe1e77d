import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { load } from 'js-yaml';
import asyncApiDocument from '../../generated/events/asyncapi.json';
import openApiDocument from '../../generated/http/openapi.json';
import { type Mistake, mistakes } from './spec-mistakes';

const rulesetFile = path.join(__dirname, '../../specs/rules/contract.yaml');
const schemasFolder = path.join(__dirname, '../../specs/schemas');
// Spectral takes its time for each path, so there are those that a mistake is made in.
const pathsWithMistakes = new Set(mistakes.map(({ at }) => at.split('.')[1]!));
const paths = Object.entries(openApiDocument.paths).filter(([name]) => pathsWithMistakes.has(name));
const documents = {
  openapi: { ...openApiDocument, paths: Object.fromEntries(paths) },
  asyncapi: asyncApiDocument,
};

interface Finding {
  code: string;
  path: string[];
  source: string;
}

/** One run of Spectral over all the changed documents, since starting it is what takes long. */
describe('the rules for the documents', () => {
  let folder: string;
  let findings: Finding[];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'spec-rules-'));
    await Promise.all([
      ...Object.entries(documents).map(([name, document]) => save(`${name}.json`, document)),
      ...mistakes.map((mistake, index) => save(`${index}.json`, withMistake(mistake))),
    ]);
    findings = lint(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(mistakes.map((mistake, index) => ({ ...mistake, index })))(
    '$rule catches in $document: $name',
    ({ rule, document, index }) => {
      const before = new Set(findingsOf(`${document}.json`).map(identity));
      const caught = findingsOf(`${index}.json`).filter(
        (finding) => !before.has(identity(finding)),
      );
      expect(new Set(caught.map(({ code }) => code))).toEqual(new Set([rule]));
    },
  );

  it('are each shown to catch a mistake', async () => {
    const { rules } = load(await readFile(rulesetFile, 'utf8')) as { rules: object };
    const caught = new Set(mistakes.map(({ rule }) => rule));
    expect([...caught].sort()).toEqual(Object.keys(rules).sort());
  });

  function save(name: string, document: object): Promise<void> {
    return writeFile(path.join(folder, name), JSON.stringify(document, null, 2));
  }

  function findingsOf(name: string): Finding[] {
    return findings.filter(({ source }) => path.basename(source) === name);
  }
});

it.each(readdirSync(schemasFolder))('%s holds the schema of this title', async (file) => {
  const schema = load(await readFile(path.join(schemasFolder, file), 'utf8'));
  expect(schema).toMatchObject({ title: path.basename(file, '.yaml') });
});

/** Spectral's findings in every document of the folder. */
function lint(folder: string): Finding[] {
  const spectral = require.resolve('@stoplight/spectral-cli/dist/index.js');
  const options = ['lint', '--ruleset', rulesetFile, '--format', 'json', '--quiet'];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [spectral, ...options, `${folder}/*.json`],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout) as Finding[];
}

function identity({ code, path }: Finding): string {
  return `${code} ${path.join('.')}`;
}

function withMistake({ document, at, value }: Mistake): object {
  const changed = structuredClone<object>(documents[document]);
  const keys = at.split('.');
  const last = keys.pop()!;
  const place = keys.reduce<Record<string, unknown>>(
    (node, key) => node[key] as Record<string, unknown>,
    changed as Record<string, unknown>,
  );
  if (Array.isArray(place)) place.splice(Number(last), 1, ...(value === undefined ? [] : [value]));
  else if (value === undefined) delete place[last];
  else place[last] = value;
  return changed;
}
