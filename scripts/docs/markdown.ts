import { Marked, type Tokens } from 'marked';

/** Markdown as HTML; headings are anchors, and wide tables scroll by themselves. */
export function renderMarkdown(text: string): string {
  const marked = new Marked({
    async: false,
    renderer: {
      heading({ tokens, depth, text: heading }: Tokens.Heading) {
        const content = this.parser.parseInline(tokens);
        return `<h${depth} id="${slugOf(heading)}">${content}</h${depth}>\n`;
      },
    },
    hooks: {
      postprocess: (html) =>
        html
          .replace(/<table>/g, '<div class="table"><table>')
          .replace(/<\/table>/g, '</table></div>'),
    },
  });
  return marked.parse(text) as string;
}

function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s+/g, '-');
}
