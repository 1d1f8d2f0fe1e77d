import { readFileSync } from 'node:fs';
import path from 'node:path';

const handbook = path.join(__dirname, '../../docs/handbook');

/** The code blocks of one language in a page of the handbook, in their order. */
export function codeBlocks(page: string, language: string): string[] {
  const text = readFileSync(path.join(handbook, page), 'utf8');
  const fence = new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, 'gm');
  return [...text.matchAll(fence)].map(([, , code]) => code!);
}

/** The lines NAME=value of a block. */
export function environmentOf(lines: string): Record<string, string> {
  const pairs = lines.trim().split('\n');
  return Object.fromEntries(pairs.map((line) => line.trim().split(/=(.*)/s) as [string, string]));
}
