import { Marked, type Tokens } from 'marked';
import { codeBlock, languageOf } from './code';
import { Markup, escapeHtml } from './markup';
import type { Section } from './page';
import { withPictures } from './pictures';

/** The pages that are made of Markdown, by the file's path in the project. */
export type MarkdownPages = ReadonlyMap<string, string>;

/** Markdown as HTML, with its second and third headings as places. */
export interface Rendered {
  content: Markup;
  /** The text of the first heading. */
  title: string;
  sections: Section[];
}

/**
 * Renders a file of the project: headings are anchors, links to other files lead to their pages,
 * wide tables become lists on a narrow screen. A link to what is no page is its text.
 */
export function renderMarkdown(
  text: string,
  linkTo: (file: string) => string | undefined,
): Rendered {
  const sections: Section[] = [];
  const titles: string[] = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text: heading }: Tokens.Heading) {
        const title = plain(heading);
        const id = slugOf(title);
        if (depth === 1) titles.push(title);
        else if (depth <= 3) sections.push(section(id, title, depth));
        const content = this.parser.parseInline(tokens);
        if (depth === 1) return `<h1>${content}</h1>\n`;
        return `<h${depth} id="${id}"><a class="anchor" href="#${id}">${content}</a></h${depth}>\n`;
      },
      code: ({ text: code, lang }: Tokens.Code) => codeBlock(code, languageOf(lang)).text,
      link({ href, tokens }: Tokens.Link) {
        const target = /^(https?:|#)/.test(href) ? href : linkTo(href);
        const content = this.parser.parseInline(tokens);
        return target === undefined ? content : `<a href="${escapeHtml(target)}">${content}</a>`;
      },
      html: ({ text: html }: Tokens.HTML | Tokens.Tag) => withPictures(html, linkTo),
      table({ header, rows }: Tokens.Table) {
        const labels = header.map((cell) => this.parser.parseInline(cell.tokens));
        const names = header.map((cell) => escapeHtml(plain(cell.text)));
        const lines = rows.map((row) => {
          const cells = row.map(
            (cell, column) =>
              `<td role="cell" data-label="${names[column]}">${this.parser.parseInline(cell.tokens)}</td>`,
          );
          return `<tr role="row">${cells.join('')}</tr>`;
        });
        return table(labels, lines);
      },
    },
  });
  const content = marked.parse(text, { async: false });
  addTexts(sections, text);
  return { content: new Markup(content), title: titles[0] ?? '', sections };
}

/** Text with code, emphasis and links within it; also used where paragraphs are wanted. */
export function blockMarkdown(text: string): Markup {
  return renderMarkdown(text, () => undefined).content;
}

/** A line of Markdown. */
export function inlineMarkdown(text: string): Markup {
  return new Markup(new Marked().parseInline(text, { async: false }));
}

// A table with more columns may have to be scrolled, which the keyboard can do where it can be reached.
const mostThatFit = 6;

// The roles stay when the table is shown as a list.
function table(labels: string[], lines: string[]): string {
  const hasLabels = labels.some((label) => label !== '');
  const cells = labels.map((label) => `<th role="columnheader" scope="col">${label}</th>`);
  const head = `<thead role="rowgroup"><tr role="row">${cells.join('')}</tr></thead>`;
  const reach = labels.length > mostThatFit ? ' tabindex="0" role="group" aria-label="Table"' : '';
  return `<div class="table"${reach}><table role="table">${hasLabels ? head : ''}<tbody role="rowgroup">${lines.join('\n')}</tbody></table></div>\n`;
}

function section(id: string, title: string, depth: number): Section {
  return { id, title, kind: 'Guide', text: '', ...(depth === 2 ? { menu: '' } : {}) };
}

/** Gives each section the text that stands under its heading. */
function addTexts(sections: Section[], text: string): void {
  for (const part of text.split(/^#{2,3} /m).slice(1)) {
    const [heading = '', ...lines] = part.split('\n');
    const found = sections.find(({ id }) => id === slugOf(plain(heading)));
    if (found !== undefined) found.text = plain(lines.join(' ')).slice(0, 1500);
  }
}

function plain(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[`*|#>]+/g, '')
    .replace(/-{3,}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

// A letter with an accent counts as the letter.
function slugOf(heading: string): string {
  return heading
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s+/g, '-');
}
