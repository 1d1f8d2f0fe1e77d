import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ProcessSandbox } from '../support/service-process';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const run = promisify(execFile);
const root = path.join(__dirname, '../..');

interface Manifest {
  version: string;
  bin: Record<string, string>;
  dependencies: Record<string, string>;
  bundleDependencies: string[];
}

describe('the npm package of the service', () => {
  const sandbox = new ProcessSandbox();
  let app: string;
  let installed: string;
  let manifest: Manifest;
  let database: TestDatabase;

  /** An app that has installed the package with what it depends on, and nothing else. */
  beforeAll(async () => {
    if (!existsSync(path.join(root, 'dist/docs'))) await run('npm', ['run', 'docs'], { cwd: root });
    app = await mkdtemp(path.join(os.tmpdir(), 'messaging-service-app-'));
    installed = path.join(app, 'node_modules/messaging-service');
    await run(process.execPath, [path.join(root, 'scripts/package.mjs'), app]);
    const tarball = (await readdir(app)).find((name) => /^messaging-service-.*\.tgz$/.test(name))!;
    await mkdir(installed, { recursive: true });
    await run('tar', ['xzf', path.join(app, tarball), '-C', installed, '--strip-components=1']);
    manifest = await manifestOf(installed);
    for (const name of Object.keys(manifest.dependencies)) await link(name);
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await sandbox.cleanUp();
    await database.drop();
    await rm(app, { recursive: true });
  });

  const manifestOf = async (folder: string) =>
    JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Manifest;

  async function link(name: string): Promise<void> {
    if (manifest.bundleDependencies.includes(name)) return;
    const place = path.join(app, 'node_modules', name);
    await mkdir(path.dirname(place), { recursive: true });
    await symlink(path.join(root, 'node_modules', name), place);
  }

  it('has what running needs, and no tools', async () => {
    expect((await readdir(installed)).sort()).toEqual(
      ['README.md', 'README.fr.md', 'bin', 'dist', 'node_modules', 'package.json'].sort(),
    );
    expect(Object.keys(manifest)).not.toContain('scripts');
    expect(Object.keys(manifest)).not.toContain('devDependencies');
    expect(Object.keys(manifest.dependencies)).not.toContain('typescript');
  });

  it('brings the only WebSocket library that it uses', async () => {
    const own = await manifestOf(path.join(root, 'node_modules/ws'));
    const inside = await readdir(path.join(installed, 'node_modules'), { recursive: true });
    const copies = inside.filter((name) => /(^|node_modules\/)ws\/package\.json$/.test(name));
    expect(copies).toEqual(['ws/package.json']);
    const brought = await manifestOf(path.join(installed, 'node_modules/ws'));
    expect(brought.version).toBe(own.version);
  });

  it('serves REST, both documents and the documentation from an empty folder', async () => {
    const folder = await sandbox.folder();
    const program = path.join(installed, manifest.bin['messaging-service']!);
    const { url } = await sandbox.start({ DATABASE_URL: database.url }, { program, folder });
    for (const place of ['/readyz', '/openapi.json', '/asyncapi.yaml', '/', '/docs/rest.html']) {
      expect([place, (await fetch(url + place)).status]).toEqual([place, 200]);
    }
    const session = await fetch(`${url}/dev/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userId: 'alice' }),
    });
    expect(session.status).toBe(201);
    expect(await readdir(folder)).toEqual(['data']);
  });

  it('has what the embedded database needs beside its own package', async () => {
    const folder = 'dist/src/database/embedded';
    const files = (await readdir(path.join(root, folder))).filter((name) => name.endsWith('.js'));
    expect(await readdir(path.join(installed, folder))).toEqual(expect.arrayContaining(files));
  });

  it('has the migrations', async () => {
    const folder = 'src/database/migrations';
    const files = await readdir(path.join(root, folder));
    expect(await readdir(path.join(installed, 'dist', folder))).toEqual(files);
  });

  it.each(['openapi', 'asyncapi'])('gives %s.json to who asks for it by name', async (name) => {
    const script = `console.log(require('messaging-service/${name}.json').info.version)`;
    const { stdout } = await run(process.execPath, ['--eval', script], { cwd: app });
    expect(stdout).toMatch(/^1\.\d+\.\d+\n$/);
  });
});
