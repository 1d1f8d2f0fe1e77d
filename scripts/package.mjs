// Makes the npm packages of the service and of its client, `npm run package [folder]`; by default in
// dist. The service's has what running needs, and no tools.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const output = path.resolve(process.argv[2] ?? path.join(project, 'dist'));
// Socket.IO asks for an older ws, which answers every ping whether its client reads or not. In the
// repository `overrides` says otherwise, which does not reach who installs a package.
const bundled = ['socket.io', 'ws'];
const contents = [
  'bin',
  'dist/src',
  'dist/generated',
  'dist/docs',
  'dist/web',
  'README.md',
  'README.fr.md',
];

const stage = mkdtempSync(path.join(os.tmpdir(), 'messaging-package-'));
try {
  mkdirSync(output, { recursive: true });
  stageService();
  pack(stage);
  pack(path.join(project, 'client'));
} finally {
  rmSync(stage, { recursive: true });
}

function pack(folder) {
  const args = ['pack', folder, '--pack-destination', output, '--loglevel=error'];
  execFileSync('npm', args, { stdio: 'inherit' });
}

function stageService() {
  for (const name of contents) {
    cpSync(path.join(project, name), path.join(stage, name), { recursive: true });
  }
  for (const name of ['README.md', 'README.fr.md']) showOwnPictures(path.join(stage, name));
  for (const place of placesOf(bundled)) {
    cpSync(path.join(project, place), path.join(stage, place), { recursive: true });
  }
  const manifest = { ...runningManifest(), files: contents, bundleDependencies: bundled };
  writeFileSync(path.join(stage, 'package.json'), JSON.stringify(manifest, null, 2) + '\n');
}

/** The pictures are in the package once, in the documentation. */
function showOwnPictures(file) {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replaceAll('"docs/pictures/', '"dist/docs/pictures/'));
}

/** Of package.json what whoever installs the service needs to know. */
function runningManifest() {
  const { name, version, description, license, bin, exports, engines, dependencies } =
    readJson('package.json');
  return { name, version, description, license, bin, exports, engines, dependencies };
}

/** Where in node_modules these packages are, and all that they need. */
function placesOf(names) {
  const { packages } = readJson('package-lock.json');
  const places = new Set();
  const visit = (from, needed) => {
    for (const name of needed) {
      const place = placeOf(packages, from, name);
      if (place === undefined || places.has(place)) continue;
      places.add(place);
      visit(place, Object.keys(packages[place].dependencies ?? {}));
    }
  };
  visit('', names);
  return places;
}

/** Where Node finds a package, seen from a place: in it, or in the nearest folder above. */
function placeOf(packages, from, name) {
  const place = path.posix.join(from, 'node_modules', name);
  if (place in packages) return place;
  return from === ''
    ? undefined
    : placeOf(packages, from.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ''), name);
}

function readJson(file) {
  return JSON.parse(readFileSync(path.join(project, file), 'utf8'));
}
