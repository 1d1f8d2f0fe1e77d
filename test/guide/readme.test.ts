import { readFileSync } from 'node:fs';
import path from 'node:path';

const settings = /<!-- settings [^]*<!-- end of settings -->/;
const fence = /^```[^]*?^```$/gm;

/** A README without its table of settings, which the French one leaves to docs/configuration.md. */
function readme(file: string): string {
  return readFileSync(path.join(__dirname, '../..', file), 'utf8').replace(settings, '');
}

/** All that a pattern finds, once each and sorted. */
function found(text: string, pattern: RegExp): string[] {
  const all = [...text.replace(fence, '').matchAll(pattern)];
  return [...new Set(all.map(([, inside]) => inside!.replace(/\s+/g, ' ')))].sort();
}

describe('the README in French', () => {
  const [english, french] = [readme('README.md'), readme('README.fr.md')];

  it('has the blocks of the English one', () => {
    const blocks = english.match(fence)!;
    expect(blocks.length).toBeGreaterThan(10);
    expect(french.match(fence)).toEqual(blocks);
  });

  it('names the same commands, files, settings and events', () => {
    expect(found(french, /`([^`]+)`/g)).toEqual(found(english, /`([^`]+)`/g));
  });

  it('has the rows of its tables', () => {
    const rows = /^\| (`[^|]+?) *\|/gm;
    const firsts = (text: string) => [...text.matchAll(rows)].map(([, first]) => first);
    expect(firsts(english).length).toBeGreaterThan(10);
    expect(firsts(french)).toEqual(firsts(english));
  });

  it('leads to the same places, each to the other language', () => {
    const places = (text: string) =>
      found(text, /\]\(([^)]+)\)/g).map((place) => place.replace(/\.(fr|en)\.md$/, '.md'));
    expect(places(french)).toEqual(places(english.replace('README.fr.md', 'README.md')));
    expect(english.split('\n')[2]).toBe('[En français](README.fr.md)');
    expect(french.split('\n')[2]).toBe('[In English](README.md)');
  });
});
