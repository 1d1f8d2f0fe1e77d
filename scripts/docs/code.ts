import { escapeContent, Markup, markup } from './markup';

export type Language = 'json' | 'js' | 'python' | 'bash' | 'text';

// What is coloured, in the order of the groups: comments, strings, numbers and the like.
const grammars: Record<Language, RegExp | undefined> = {
  json: /(?!)()|("(?:[^"\\]|\\.)*")|\b(-?\d[\d.]*|true|false|null)\b/g,
  js: /(\/\/.*)|('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`]*`)|\b(\d[\d_.]*|true|false|null|undefined|await|async|const|new|import|from|if|throw|for|return)\b/g,
  python: /(#.*)|("(?:[^"\\\n]|\\.)*")|\b(\d[\d_.]*|True|False|None|import|with|as)\b/g,
  bash: /(^#.*|\s#\s.*)|('[^']*'|"[^"]*")|(\s-{1,2}[A-Za-z][\w-]*)/gm,
  text: undefined,
};
const classes = ['comment', 'string', 'word'] as const;

/** A block of code, coloured, that scrolls by itself and can be reached with the keyboard. */
export function codeBlock(text: string, language: Language, label = 'Code'): Markup {
  return markup`<pre class="code" tabindex="0" role="group" aria-label="${label}"><code>${coloured(text, language)}</code></pre>`;
}

/** A value as JSON. */
export function jsonBlock(value: unknown, label?: string): Markup {
  return codeBlock(JSON.stringify(value, null, 2), 'json', label);
}

/** The language of a fence in Markdown. */
export function languageOf(name: string | undefined): Language {
  if (name === 'json') return 'json';
  if (name === 'bash' || name === 'sh' || name === 'console') return 'bash';
  return ['js', 'ts', 'tsx', 'javascript'].includes(name ?? '') ? 'js' : 'text';
}

function coloured(text: string, language: Language): Markup {
  const grammar = grammars[language];
  if (grammar === undefined) return new Markup(escapeContent(text));
  let result = '';
  let end = 0;
  for (const match of text.matchAll(grammar)) {
    const group = match.slice(1).findIndex((part) => part);
    result += escapeContent(text.slice(end, match.index));
    const isKey = language === 'json' && /^\s*:/.test(text.slice(match.index + match[0].length));
    result += `<span class="${isKey ? 'key' : classes[group]}">${escapeContent(match[0])}</span>`;
    end = match.index + match[0].length;
  }
  return new Markup(result + escapeContent(text.slice(end)));
}
