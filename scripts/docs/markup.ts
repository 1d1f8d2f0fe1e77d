/** HTML that is safe to put into a page as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = Markup | string | number | false | undefined | readonly Value[];

/** A template for HTML: what is put in is escaped, unless it is markup; `false` and undefined are nothing. */
export function markup(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(String.raw({ raw: parts }, ...values.map(textOf)));
}

/** Text as HTML shows it, also within an attribute. */
export function escapeHtml(text: string): string {
  return escapeContent(text).replace(/"/g, '&quot;');
}

/** Text as HTML shows it between tags, where quotes may stand as they are: code is full of them. */
export function escapeContent(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function textOf(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(textOf).join('');
  return escapeHtml(String(value));
}
