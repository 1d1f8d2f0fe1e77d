import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { asyncApiYaml } from '../../generated/events/asyncapi-yaml';
import { openApiYaml } from '../../generated/http/openapi-yaml';
import { documents } from './contract';
import { errorsPage } from './errors-page';
import { eventsPage, topicPages } from './events-page';
import { guidePages, picturesFolder } from './guide-pages';
import { layOut } from './layout';
import { restPages } from './rest-page';
import { schemasPages } from './schemas-page';
import { searchIndex } from './search-index';

/**
 * Builds the site: static pages from the two documents, the table of errors and what is written in
 * docs/. A site that was there before is replaced when the new one is whole.
 */
export async function buildSite(project: string, output: string): Promise<void> {
  const fresh = `${output}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  const guides = await guidePages(project);
  const references = [
    ...restPages(),
    eventsPage(),
    ...topicPages(),
    ...schemasPages(),
    errorsPage(),
  ];
  const pages = [...guides, ...references];
  for (const page of pages) await writeFile(path.join(fresh, page.file), layOut(page, pages));
  await writeFile(path.join(fresh, 'search-index.js'), searchIndex(pages));
  await writeDocuments(fresh);
  await writeSources(path.join(project, 'docs/site'), fresh);
  await cp(path.join(project, picturesFolder), path.join(fresh, 'pictures'), { recursive: true });
  await rm(output, { recursive: true, force: true });
  await rename(fresh, output);
}

async function writeDocuments(folder: string): Promise<void> {
  const files = {
    'openapi.json': asJson(documents.openApi),
    'openapi.yaml': openApiYaml,
    'asyncapi.json': asJson(documents.asyncApi),
    'asyncapi.yaml': asyncApiYaml,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
}

/** The stylesheet and the script are one file each, of parts that each do one thing. */
async function writeSources(sources: string, folder: string): Promise<void> {
  for (const [kind, target] of [
    ['styles', 'site.css'],
    ['scripts', 'site.js'],
  ] as const) {
    const parts = (await readdir(path.join(sources, kind))).sort();
    const texts = parts.map((part) => readFile(path.join(sources, kind, part), 'utf8'));
    await writeFile(path.join(folder, target), (await Promise.all(texts)).join('\n'));
  }
  await cp(path.join(sources, 'icon.svg'), path.join(folder, 'icon.svg'));
}

function asJson(document: object): string {
  return JSON.stringify(document, null, 2) + '\n';
}
