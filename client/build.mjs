// Builds the package: for each of its entries dist/<entry>.mjs and dist/<entry>.cjs by esbuild, and the
// types by tsc. The contract's generated types are copied in, so that the package stands alone.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.resolve(here, process.argv[2] ?? 'dist');
// Where the root's packages are found, whatever folder is built into.
const cache = path.join(here, '../node_modules/.cache');
mkdirSync(cache, { recursive: true });
const stage = mkdtempSync(path.join(cache, 'messaging-client-'));
const generated = path.join(here, '../generated');

// What the client needs of the generated gateway, the rest of which is the service's.
const usedOfGateway = [
  ...['CommandPayloads', 'EventPayloads', 'CommandReplies'],
  ...['CommandName', 'EventName'],
];

// By name, where each of the package's entries is in src.
const entries = { index: 'index', store: 'store/index', react: 'react/index' };

rmSync(dist, { recursive: true, force: true });
try {
  copySources();
  compileTypes();
  for (const [name, source] of Object.entries(entries)) {
    await bundle(source, 'esm', `${name}.mjs`);
    await bundle(source, 'cjs', `${name}.cjs`);
    for (const types of [`${name}.d.mts`, `${name}.d.cts`]) {
      writeFileSync(path.join(dist, types), `export * from './types/client/src/${source}.js';\n`);
    }
  }
} finally {
  rmSync(stage, { recursive: true });
}

function copySources() {
  cpSync(path.join(here, 'src'), path.join(stage, 'client/src'), { recursive: true });
  const files = [
    ...['schemas.ts', 'changes.ts', 'http/types.ts', 'http/routes.ts'],
    ...['events/payloads.ts', 'events/close-codes.ts'],
  ];
  for (const file of files) cpSync(path.join(generated, file), path.join(stage, 'generated', file));
  const gateway = path.join(stage, 'generated/events/gateway.ts');
  mkdirSync(path.dirname(gateway), { recursive: true });
  writeFileSync(gateway, gatewayTypes());
}

function gatewayTypes() {
  const source = readFileSync(path.join(generated, 'events/gateway.ts'), 'utf8');
  const file = ts.createSourceFile('gateway.ts', source, ts.ScriptTarget.Latest);
  const used = file.statements.filter(
    (statement) =>
      (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) &&
      usedOfGateway.includes(statement.name.text),
  );
  const texts = used.map((statement) => source.slice(statement.pos, statement.end));
  return `import type * as Payloads from './payloads';\n${texts.join('')}\n`;
}

function compileTypes() {
  const { compilerOptions } = JSON.parse(readFileSync(path.join(here, 'tsconfig.json'), 'utf8'));
  const options = { ...compilerOptions, rootDir: '.', outDir: path.join(dist, 'types') };
  const config = path.join(stage, 'tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({ compilerOptions: options, include: ['generated', 'client/src'] }),
  );
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', config], { stdio: 'inherit' });
}

function bundle(source, format, file) {
  return build({
    entryPoints: [path.join(stage, `client/src/${source}.ts`)],
    outfile: path.join(dist, file),
    bundle: true,
    format,
    target: 'es2022',
    platform: 'neutral',
    external: ['react'],
    plugins: [besides(path.extname(file))],
    logLevel: 'warning',
  });
}

/** What an entry uses of the client is the client's own entry, so that an app has it once. */
function besides(extension) {
  return {
    name: 'besides',
    setup: ({ onResolve }) => {
      onResolve({ filter: /^\.\.\/index$/ }, () => ({
        path: `./index${extension}`,
        external: true,
      }));
    },
  };
}
