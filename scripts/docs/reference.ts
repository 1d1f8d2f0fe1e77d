import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { JsonObject } from '../generate/documents';
import { header, titleOf } from './page';

const run = promisify(execFile);
const redocly = path.join(path.dirname(require.resolve('@redocly/cli/package.json')), 'bin/cli.js');

// As high as --site-header in docs/site/header.css.
const headerHeight = 56;

// Redoc's page loads its logo from the network; ours shows the name instead.
const remoteLogo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
const ownLogo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="44" height="14">' +
    '<text y="11" font-family="sans-serif" font-size="11" fill="#7d8794">Redoc</text></svg>',
)}`;

const references = {
  openapi: { file: 'rest.html', optionsOf: '--openapi' },
  asyncapi: { file: 'events.html', optionsOf: '--asyncapi' },
} as const;

/** Makes the reference page of one of the two documents. */
export async function buildReference(
  folder: string,
  name: keyof typeof references,
  document: JsonObject,
  sources: string,
): Promise<void> {
  const { file, optionsOf } = references[name];
  const page = path.join(folder, file);
  const input = path.join(folder, `${name}.presented.json`);
  await writeFile(input, JSON.stringify(document));
  const downloads = ['yaml', 'json'].map((type) => `${name}.${type}`);
  const options = {
    scrollYOffset: headerHeight,
    downloadUrls: downloads.map((url) => ({ url, title: url })),
  };
  await runRedocly([
    ...['build-docs', input, '--output', page, '--inlineBundle'],
    ...['--template', path.join(sources, 'reference.html'), '--title', titleOf(file)],
    `--templateOptions.header=${header(file)}`,
    ...[optionsOf, JSON.stringify(options)],
  ]);
  await rm(input);
  await writeFile(page, linkWithin(keepLocal(await readFile(page, 'utf8'))));
}

async function runRedocly(args: string[]): Promise<void> {
  // The first one also keeps the page from reporting to its maker.
  const silence = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  await run(process.execPath, [redocly, ...args], { env: { ...process.env, ...silence } });
}

/** The page without what it would ask the network for; throws when it is not as we know it. */
function keepLocal(html: string): string {
  if (!html.includes('"disableTelemetry":true')) throw new Error('Redoc would send telemetry.');
  const local = html.replace(remoteLogo, ownLogo);
  if (local === html) throw new Error("Redoc's logo is not where it was.");
  return local;
}

/**
 * The page with its menu's links as its script means them, places in the page: Redocly renders
 * them ahead as paths from the host's root, and the script does not mend that.
 */
function linkWithin(html: string): string {
  const script = html.indexOf('<script type="module">');
  return html.slice(0, script).replace(/ href="\//g, ' href="#/') + html.slice(script);
}
