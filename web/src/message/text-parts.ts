import { html, nothing, type TemplateResult } from 'lit';

// What follows an address in a sentence is no part of it.
const address = /https?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?…)\]}»”’]/giu;

/** A text with its links and those whom it mentions. All else stays the text that it is. */
export function textParts(content: string, names: readonly string[]): TemplateResult {
  const parts: unknown[] = [];
  let at = 0;
  for (const match of content.matchAll(address)) {
    const href = safeAddress(match[0]);
    if (href === undefined) continue;
    parts.push(withMentions(content.slice(at, match.index), names), linkTo(href, match[0]));
    at = match.index + match[0].length;
  }
  parts.push(withMentions(content.slice(at), names));
  return html`${parts}`;
}

/** An address that can be followed without harm; undefined for what is none. */
function safeAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return ['http:', 'https:'].includes(protocol) ? href : undefined;
}

function linkTo(href: string, text: string) {
  return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow ugc">${text}</a>`;
}

function withMentions(text: string, names: readonly string[]): unknown {
  if (names.length === 0 || text === '') return text === '' ? nothing : text;
  const found = new RegExp(`(@(?:${[...names].sort(byLength).map(escaped).join('|')}))`, 'gu');
  return text.split(found).map((part, at) => (at % 2 === 1 ? html`<b>${part}</b>` : part));
}

/** The longest first: `Anna Maria` before `Anna`. */
function byLength(one: string, other: string): number {
  return other.length - one.length;
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
