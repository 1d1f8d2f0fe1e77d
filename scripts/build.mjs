// Compiles the service into dist, each file by itself, bundles the web chat into dist/web and builds the
// documentation into dist/docs. Types are not looked at (`npm run check` and `npm test` do that), so
// whoever only runs the service installs no package that describes types.
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildWeb } from '../web/build.mjs';

const project = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const folders = ['src', 'generated', 'scripts/docs'];

for (const folder of folders) {
  // What was there before may have come from a file that is gone.
  rmSync(path.join(project, 'dist', folder), { recursive: true, force: true });
}
const files = folders.flatMap(filesIn);
await compile(files.filter((file) => /(?<!\.d)\.ts$/.test(file)));
for (const file of files.filter((name) => /\.(js|json|sql)$/.test(name))) copy(file);

const docs = createRequire(path.join(project, 'dist/scripts/docs/'));
await buildWeb(path.join(project, 'dist/web'), docs('./places.js').docsPlaces());
await docs('./build-site.js').buildSite(project, path.join(project, 'dist/docs'));

function filesIn(folder) {
  const names = readdirSync(path.join(project, folder), { recursive: true });
  return names.map((name) => path.join(folder, name));
}

async function compile(entryPoints) {
  await build({
    ...{ entryPoints, absWorkingDir: project, outdir: 'dist', outbase: '.' },
    ...{ format: 'cjs', platform: 'node', target: 'es2023' },
    // The sources are in the maps, since a package of the service has no others.
    ...{ sourcemap: true, sourcesContent: true, logLevel: 'warning' },
  });
}

function copy(file) {
  const target = path.join(project, 'dist', file);
  mkdirSync(path.dirname(target), { recursive: true });
  cpSync(path.join(project, file), target);
}
