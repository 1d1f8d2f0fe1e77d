import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import asyncApiDocument from '../../generated/events/asyncapi.json';
import openApiDocument from '../../generated/http/openapi.json';
import { type Change, compareDocuments, ofImpact } from '../../scripts/breaking-changes/comparison';
import { edited, remove, set } from './document-edits';
import { breakingEventChanges, harmlessEventChanges } from './seeded-event-changes';
import { breakingRestChanges, harmlessRestChanges, type SeededChange } from './seeded-rest-changes';

const textOf = ({ impact, place, text }: Change) => `${impact} ${place}: ${text}`;

/** What changed by all the seeds together, since a comparison takes a while. */
function changesBy(document: object, seeds: SeededChange[]): Promise<Change[]> {
  const edits = seeds.map(([, edit]) => edit);
  return compareDocuments({ ...document }, edited(document, edits));
}

describe.each([
  ['REST', openApiDocument, breakingRestChanges],
  ['WebSocket', asyncApiDocument, breakingEventChanges],
])('a breaking change of the %s document is found:', (_name, document, seeds) => {
  let breaks: string[];

  beforeAll(async () => {
    breaks = ofImpact(await changesBy(document, seeds), 'major').map(textOf);
  });

  it.each(seeds)('%s', (_what, _edit, says) => {
    expect(breaks).toContainEqual(expect.stringContaining(says));
  });
});

describe.each([
  ['REST', openApiDocument, harmlessRestChanges],
  ['WebSocket', asyncApiDocument, harmlessEventChanges],
])('a harmless change of the %s document passes:', (_name, document, seeds) => {
  let changes: Change[];

  beforeAll(async () => {
    changes = await changesBy(document, seeds);
  });

  it('none of them is a break', () => {
    expect(ofImpact(changes, 'major')).toEqual([]);
  });

  it.each(seeds)('%s', (_what, _edit, says) => {
    expect(changes.map(textOf)).toContainEqual(expect.stringContaining(says));
  });
});

describe('npm run check:breaking', () => {
  const script = path.join(__dirname, '../../scripts/breaking-changes.ts');
  const removal = remove('paths', '/healthz');
  const version = (number: string) => set(['info', 'version'], number);
  let released: string;
  let folder: string;

  const newFolder = () => mkdtemp(path.join(os.tmpdir(), 'breaking-changes-'));

  beforeAll(async () => {
    folder = released = await newFolder();
    await generate(openApiDocument, asyncApiDocument);
    await mkdir(path.join(folder, 'released'));
    await run('--release');
  });
  beforeEach(async () => {
    folder = await newFolder();
    await cp(released, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));
  afterAll(() => rm(released, { recursive: true }));

  async function generate(openapi: object, asyncapi: object): Promise<void> {
    for (const [name, document] of Object.entries({
      'http/openapi.json': openapi,
      'events/asyncapi.json': asyncapi,
    })) {
      const file = path.join(folder, 'generated', name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(document, null, 2) + '\n');
    }
  }

  async function run(...flags: string[]): Promise<{ code: number; output: string }> {
    const inFolder = ['generated', 'released'].map((name) => [
      `--${name}`,
      path.join(folder, name),
    ]);
    const file = ['--file', path.join(folder, 'CHANGELOG.md')];
    const args = ['--require', 'tsx/cjs', script, ...inFolder.flat(), ...file, ...flags];
    try {
      const { stdout } = await promisify(execFile)(process.execPath, args);
      return { code: 0, output: stdout };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, output: stdout + stderr };
    }
  }

  const changelog = () => readFile(path.join(folder, 'CHANGELOG.md'), 'utf8');

  it('fails on a break, and says which', async () => {
    await generate(edited(openApiDocument, [removal]), asyncApiDocument);
    const { code, output } = await run();
    expect(output).toContain('BREAKING /healthz: Path `/healthz` was removed.');
    expect(code).toBe(1);
  });

  it('passes when the major version moves, once the changelog tells of it', async () => {
    await generate(edited(openApiDocument, [removal, version('2.0.0')]), asyncApiDocument);
    const stale = await run();
    expect(stale.output).toContain('CHANGELOG.md is not current');
    expect(stale.code).toBe(1);
    await run('--changelog');
    expect(await run()).toMatchObject({ code: 0 });
    expect(await changelog()).toMatch(/## Unreleased\s+### REST\s+#### Breaking\s+- `\/healthz`/);
  });

  it('asks for a minor version for an addition, and passes', async () => {
    const edits = harmlessEventChanges.map(([, edit]) => edit);
    await generate(openApiDocument, edited(asyncApiDocument, edits));
    await run('--changelog');
    const { code, output } = await run();
    expect(output).toContain('raise the minor version');
    expect(code).toBe(0);
  });

  it('keeps a release as it is, and starts the changelog with it', async () => {
    const name = path.join(folder, 'released', openApiDocument.info.version, 'openapi.json');
    const before = await readFile(name, 'utf8');
    await generate(edited(openApiDocument, [removal]), asyncApiDocument);
    expect(await run('--release')).toMatchObject({ code: 1 });
    expect(await readFile(name, 'utf8')).toBe(before);
    expect(await changelog()).toContain(`## ${openApiDocument.info.version}\n\nFirst release.`);
  });
});
