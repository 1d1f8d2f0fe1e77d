import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { renderMarkdown } from './markdown';
import { markup } from './markup';
import type { Page, PageGroup } from './page';

/** Where the pictures are that the pages show. */
export const picturesFolder = 'docs/pictures';

interface Guide {
  /** In the project. */
  source: string;
  file: string;
  name?: string;
  group: PageGroup;
  lang?: Page['lang'];
}

const guides: readonly Guide[] = [
  { source: 'docs/site/start.md', file: 'index.html', name: 'Start', group: 'Guide' },
  { source: 'docs/guide.en.md', file: 'guide.html', name: "User's guide", group: 'Guide' },
  {
    ...{ source: 'docs/guide.fr.md', file: 'guide-fr.html', name: 'Guide en français' },
    ...{ group: 'Guide', lang: 'fr' },
  },
  { source: 'web/README.md', file: 'web.html', name: 'Web chat', group: 'Guide' },
  { source: 'client/README.md', file: 'client.html', name: 'Client', group: 'Guide' },
  { source: 'docs/mock.md', file: 'mock.html', name: 'Mock', group: 'Guide' },
  { source: 'docs/postman.md', file: 'postman.html', name: 'Postman', group: 'Guide' },
  { source: 'docs/operations.md', file: 'delivery.html', name: 'Delivery', group: 'Operating' },
];

/** The pages that are written by hand: those above, and whatever else is in docs/ and the handbook. */
export async function guidePages(project: string): Promise<Page[]> {
  const inDocs = await Promise.all(
    ['docs/handbook', 'docs'].map((folder) => markdownIn(project, folder)),
  );
  const others = inDocs
    .flat()
    .filter((source) => !guides.some((guide) => guide.source === source))
    .map((source): Guide => {
      return { source, file: `${path.basename(source, '.md')}.html`, group: 'Operating' };
    });
  const all = [...guides, ...others];
  return Promise.all(all.map((guide) => guidePage(project, guide, all)));
}

async function markdownIn(project: string, folder: string): Promise<string[]> {
  const files = await readdir(path.join(project, folder));
  return files
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => `${folder}/${file}`);
}

async function guidePage(project: string, guide: Guide, all: readonly Guide[]): Promise<Page> {
  const text = await readFile(path.join(project, guide.source), 'utf8');
  const { content, title, sections } = renderMarkdown(text, (href) => {
    const [target = '', hash] = href.split('#');
    // A page of the site, or one of its documents, is named as it is.
    if (/\.(html|yaml|json)$/.test(target)) return href;
    const source = path.posix.join(path.posix.dirname(guide.source), target);
    if (source.startsWith(`${picturesFolder}/`)) return `pictures/${path.basename(source)}`;
    const page = all.find((other) => other.source === source);
    return page && page.file + (hash === undefined ? '' : `#${hash}`);
  });
  const { file, group, name = title, lang } = guide;
  return {
    file,
    group,
    name,
    title,
    sections,
    ...(lang === undefined ? {} : { lang }),
    content: markup`<div class="prose">${content}</div>`,
  };
}
