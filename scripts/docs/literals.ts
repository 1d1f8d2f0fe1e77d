/** How a language writes values. */
interface Notation {
  text: (text: string) => string;
  key: (name: string) => string;
  /** Numbers, and what is true, false or nothing. */
  other: (value: unknown) => string;
  /** What stands between a brace and what is in it, on one line. */
  gap: string;
  indent: string;
}

const javaScript: Notation = {
  text: (text) => `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`,
  key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`),
  other: String,
  gap: ' ',
  indent: '  ',
};

const pythonWords = new Map<unknown, string>([
  [true, 'True'],
  [false, 'False'],
  [null, 'None'],
]);

const python: Notation = {
  text: (text) => JSON.stringify(text),
  key: (name) => JSON.stringify(name),
  other: (value) => pythonWords.get(value) ?? String(value),
  gap: '',
  indent: '    ',
};

/** One level of Python's blocks. */
export const pythonIndent = python.indent;

/** A value as one writes it in JavaScript. */
export function literal(value: unknown, indent = ''): string {
  return written(value, javaScript, indent);
}

/** A value as one writes it in Python. */
export function pythonLiteral(value: unknown, indent = ''): string {
  return written(value, python, indent);
}

function written(value: unknown, notation: Notation, indent: string): string {
  if (typeof value === 'string') return notation.text(value);
  if (typeof value !== 'object' || value === null) return notation.other(value);
  const inner = `${indent}${notation.indent}`;
  const list = Array.isArray(value);
  const parts = list
    ? value.map((item) => written(item, notation, inner))
    : Object.entries(value).map(
        ([name, item]) => `${notation.key(name)}: ${written(item, notation, inner)}`,
      );
  const [open, close] = list ? '[]' : '{}';
  if (parts.length === 0) return `${open}${close}`;
  const gap = list ? '' : notation.gap;
  const line = `${open}${gap}${parts.join(', ')}${gap}${close}`;
  if (line.length + indent.length <= 56 && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}
