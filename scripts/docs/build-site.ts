import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleDocument, toYaml, type JsonObject } from '../generate/documents';
import { closeCodesOf, errorPage } from './error-page';
import { renderMarkdown } from './markdown';
import { fillPage } from './page';
import { presentedAsyncApi, presentedOpenApi } from './presented';
import { buildReference } from './reference';

/**
 * Builds the site: the references, the pages of our own, and the two documents. A site that was
 * there before is replaced when the new one is whole.
 */
export async function buildSite(project: string, output: string): Promise<void> {
  const fresh = `${output}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  const sources = path.join(project, 'docs/site');
  const openApi = await bundleDocument(path.join(project, 'specs/openapi.yaml'));
  const asyncApi = await bundleDocument(path.join(project, 'specs/asyncapi.yaml'));
  await writeDocument(fresh, 'openapi', openApi);
  await writeDocument(fresh, 'asyncapi', asyncApi);
  await buildReference(fresh, 'openapi', presentedOpenApi(openApi), sources);
  await buildReference(fresh, 'asyncapi', presentedAsyncApi(asyncApi), sources);
  await writePages(fresh, project, asyncApi);
  for (const style of ['header.css', 'page.css']) {
    await cp(path.join(sources, style), path.join(fresh, style));
  }
  await rm(output, { recursive: true, force: true });
  await rename(fresh, output);
}

async function writeDocument(folder: string, name: string, document: JsonObject): Promise<void> {
  const json = JSON.stringify(document, null, 2) + '\n';
  await writeFile(path.join(folder, `${name}.json`), json);
  await writeFile(path.join(folder, `${name}.yaml`), toYaml(document));
}

async function writePages(folder: string, project: string, asyncApi: JsonObject): Promise<void> {
  const sources = path.join(project, 'docs/site');
  const template = await readFile(path.join(sources, 'page.html'), 'utf8');
  const start = await readFile(path.join(sources, 'start.html'), 'utf8');
  const operations = await readFile(path.join(project, 'docs/operations.md'), 'utf8');
  const pages = [
    { file: 'index.html', content: start },
    { file: 'errors.html', content: errorPage(closeCodesOf(asyncApi)) },
    { file: 'delivery.html', content: `<main>${renderMarkdown(operations)}</main>` },
  ] as const;
  for (const { file, content } of pages) {
    await writeFile(path.join(folder, file), fillPage(template, file, content));
  }
}
