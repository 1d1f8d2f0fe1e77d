import type { Page } from './page';

/** What a page of the browser can search, as a script, since a page from a folder can load no JSON. */
export function searchIndex(pages: readonly Page[]): string {
  const entries = pages.flatMap(({ file, title, sections }) => [
    { title, kind: 'Page', page: title, address: file, text: '' },
    ...sections.map((section) => ({
      title: section.title,
      kind: section.kind,
      page: title,
      address: `${file}#${section.id}`,
      text: section.text.replace(/\s+/g, ' ').trim(),
    })),
  ]);
  return `window.searchIndex = ${JSON.stringify(entries)};\n`;
}
