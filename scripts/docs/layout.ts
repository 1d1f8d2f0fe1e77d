import { type Markup, markup } from './markup';
import type { Page, PageGroup } from './page';

const siteName = 'Messaging service';
const groups: readonly PageGroup[] = ['Guide', 'Reference', 'Operating'];

/** A whole page: its content with what all pages share. */
export function layOut(page: Page, pages: readonly Page[]): string {
  // What is around the content is English on each page.
  const around = page.lang && markup` lang="en"`;
  const title = page.file === 'index.html' ? siteName : `${page.title} · ${siteName}`;
  return markup`<!doctype html>
<html lang="${page.lang ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="site.css">
<script src="site.js"></script>
</head>
<body>
<a${around} class="skip" href="#content">Skip to the content</a>
<header${around} class="bar">
<button type="button" class="icon menu-button" aria-expanded="false" aria-controls="menu"><span aria-hidden="true">☰</span><span class="hidden">Menu</span></button>
<a class="brand" href="index.html"><img src="icon.svg" alt="" width="24" height="24">${siteName}</a>
<button type="button" class="search-button"><span>Search</span><kbd aria-hidden="true">/</kbd></button>
<button type="button" class="icon theme-button"><span aria-hidden="true">◐</span><span class="hidden">Dark colours</span></button>
</header>
<div class="frame">
<nav${around} id="menu" class="menu" aria-label="Documentation">${groups.map((group) => menuGroup(group, page, pages))}</nav>
<main id="content" class="${page.wide ? 'wide' : 'narrow'}" tabindex="-1">${page.content}</main>
</div>
${searchDialog(around)}
</body>
</html>
`.text;
}

function menuGroup(group: PageGroup, current: Page, pages: readonly Page[]): Markup {
  const items = pages
    .filter((page) => page.group === group)
    .map((page) => {
      const isCurrent = page.file === current.file;
      const mark = isCurrent && markup` aria-current="page"`;
      return markup`<li${page.lang && markup` lang="${page.lang}"`}><a href="${page.file}"${mark}>${page.name}</a>${isCurrent && places(page)}</li>`;
    });
  return markup`<p class="menu-group">${group}</p><ul>${items}</ul>`;
}

function places({ sections }: Page): Markup | undefined {
  const headings = [...new Set(sections.map(({ menu }) => menu))].filter(
    (menu) => menu !== undefined,
  );
  if (headings.length === 0) return undefined;
  const lists = headings.map((heading) => {
    const links = sections
      .filter(({ menu }) => menu === heading)
      .map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`);
    return markup`${heading !== '' && markup`<p>${heading}</p>`}<ul>${links}</ul>`;
  });
  return markup`<div class="places">${lists}</div>`;
}

function searchDialog(around: Markup | undefined): Markup {
  return markup`<dialog${around} class="search" aria-label="Search">
<input type="search" role="combobox" aria-expanded="true" aria-controls="results" aria-autocomplete="list" aria-label="Search everything" placeholder="An operation, an event, an error …" autocomplete="off" spellcheck="false">
<ul id="results" role="listbox" aria-label="Results"></ul>
<p class="quiet" role="status"></p></dialog>`;
}
