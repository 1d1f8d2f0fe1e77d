// Compiles the service into dist, each file by itself, and builds its documentation into dist/docs.
// Types are not looked at (`npm run check` and `npm test` do that), so whoever only runs the service
// installs no package that describes types.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const project = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { config } = ts.readConfigFile(path.join(project, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.convertCompilerOptionsFromJson(
  // The sources are in the maps, since a package of the service has no others.
  { ...config.compilerOptions, noEmit: false, sourceMap: true, inlineSources: true },
  project,
);

for (const folder of ['src', 'generated', 'scripts/docs']) {
  // What was there before may have come from a file that is gone.
  rmSync(path.join(project, 'dist', folder), { recursive: true, force: true });
  for (const file of readdirSync(path.join(project, folder), { recursive: true })) {
    build(path.join(folder, file));
  }
}

const compiled = path.join(project, 'dist/scripts/docs/build-site.js');
await createRequire(import.meta.url)(compiled).buildSite(project, path.join(project, 'dist/docs'));

function build(file) {
  const target = path.join(project, 'dist', file);
  if (file.endsWith('.d.ts') || !/\.(ts|js|json|sql)$/.test(file)) return;
  mkdirSync(path.dirname(target), { recursive: true });
  if (file.endsWith('.ts')) compile(file, target.replace(/\.ts$/, '.js'));
  else cpSync(path.join(project, file), target);
}

function compile(file, target) {
  const source = path.join(project, file);
  const sourceRoot = path.relative(path.dirname(target), project);
  const { outputText, sourceMapText } = ts.transpileModule(readFileSync(source, 'utf8'), {
    compilerOptions: { ...options, sourceRoot },
    fileName: source,
  });
  writeFileSync(target, outputText);
  writeFileSync(`${target}.map`, sourceMapText);
}
