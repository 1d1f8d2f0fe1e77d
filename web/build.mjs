// Bundles the web chat: one ECMAScript module with all it needs, and the page that the service shows.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const moduleName = 'messaging-chat.js';
const pageFiles = ['index.html', 'first-minute.html', 'page.css'];

/**
 * Builds into this folder, in place of what is there. The page shows where the documentation says what
 * something is, as `docsPlaces` tells.
 */
export async function buildWeb(folder, docsPlaces) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await bundle('src/index.ts', path.join(folder, moduleName));
  await bundle('page/first-minute.ts', path.join(folder, 'first-minute.js'), {
    DOCS_PLACES: JSON.stringify(docsPlaces),
  });
  for (const file of pageFiles) cpSync(path.join(here, 'page', file), path.join(folder, file));
}

function bundle(source, outfile, define = {}) {
  return build({
    entryPoints: [path.join(here, source)],
    ...{ outfile, define, bundle: true, minify: true, format: 'esm', target: 'es2022' },
    ...{ plugins: [theModule], logLevel: 'warning', sourcemap: true },
  });
}

/** What a page uses of the chat is the module itself, so that it is loaded once. */
const theModule = {
  name: 'the-module',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^(\.\.\/)+src\/index$/ }, () => ({
      path: `./${moduleName}`,
      external: true,
    }));
  },
};
