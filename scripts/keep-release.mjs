// Keeps the service of a released contract for the tests that run it beside this version,
// `npm run release:service -- <commit>`: its compiled JavaScript, as a package in
// test/handbook/releases, in place of the one before. It runs with the packages of this checkout.
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const project = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const releases = path.join(project, 'test/handbook/releases');
const contents = ['dist/src', 'dist/generated'];
const [commit] = process.argv.slice(2);
if (commit === undefined) throw new Error('Name the commit: npm run release:service -- <commit>');

const stage = mkdtempSync(path.join(os.tmpdir(), 'messaging-release-'));
try {
  build();
  const version = releasedVersion();
  rmSync(releases, { recursive: true, force: true });
  mkdirSync(releases);
  pack(version);
} finally {
  rmSync(stage, { recursive: true });
}

/** Compiles the sources of the commit. */
function build() {
  const archive = path.join(stage, 'sources.tar');
  run('git', ['archive', `--output=${archive}`, commit], project);
  run('tar', ['--extract', `--file=${archive}`], stage);
  symlinkSync(path.join(project, 'node_modules'), path.join(stage, 'node_modules'));
  run(process.execPath, ['scripts/build.mjs'], stage);
}

/** The version of the contract that was built; fails unless it is what was released under it. */
function releasedVersion() {
  const openapi = readJson(stage, 'dist/generated/http/openapi.json');
  const asyncapi = readJson(stage, 'dist/generated/events/asyncapi.json');
  const { version } = openapi.info;
  const released = path.join('specs/released', version);
  for (const [name, built] of Object.entries({ openapi, asyncapi })) {
    if (isDeepStrictEqual(built, readJson(project, released, `${name}.json`))) continue;
    throw new Error(`${name}.json of ${commit} is not the one that was released as ${version}`);
  }
  return version;
}

function pack(version) {
  for (const file of readdirSync(path.join(stage, 'dist'), { recursive: true })) {
    if (file.endsWith('.map')) rmSync(path.join(stage, 'dist', file));
  }
  const manifest = { name: 'messaging-service', version, files: contents };
  writeFileSync(path.join(stage, 'package.json'), JSON.stringify(manifest, null, 2) + '\n');
  // What the commit keeps out of its own package.
  rmSync(path.join(stage, '.gitignore'));
  run('npm', ['pack', '--pack-destination', releases, '--loglevel=error'], stage);
}

function readJson(...place) {
  return JSON.parse(readFileSync(path.join(...place), 'utf8'));
}

function run(program, args, folder) {
  execFileSync(program, args, { cwd: folder, stdio: 'inherit' });
}
