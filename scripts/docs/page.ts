/** The pages of the site, in the order of the header. */
export const pages = [
  { file: 'index.html', name: 'Start', title: 'Messaging service' },
  { file: 'rest.html', name: 'REST', title: 'REST reference' },
  { file: 'events.html', name: 'Events', title: 'Event reference' },
  { file: 'errors.html', name: 'Errors', title: 'Errors' },
  { file: 'delivery.html', name: 'Delivery', title: 'Delivery and operations' },
] as const;

export type PageFile = (typeof pages)[number]['file'];

/** The header with its links, as it stands on the page that is named. */
export function header(current: PageFile): string {
  const links = pages.map(({ file, name }) => {
    const mark = file === current ? ' aria-current="page"' : '';
    return `<a href="${file}"${mark}>${name}</a>`;
  });
  return `<header class="site-header">
  <a class="site-name" href="index.html">Messaging service</a>
  <nav aria-label="Documentation">${links.join('')}</nav>
</header>`;
}

/** The title of a page, as the browser's tab shows it. */
export function titleOf(file: PageFile): string {
  const { title } = pages.find((page) => page.file === file)!;
  return file === 'index.html' ? title : `${title} · Messaging service`;
}

/** A whole page from the template, which has places for a title, the header and the content. */
export function fillPage(template: string, file: PageFile, content: string): string {
  const parts: Record<string, string> = { title: titleOf(file), header: header(file), content };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name]!);
}

/** Text as HTML, with `code` between backticks. */
export function inline(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
  return escaped.replace(/`([^`]+)`/g, '<code>$1</code>');
}
