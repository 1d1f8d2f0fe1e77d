import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { keptPictures } from '../../scripts/pictures/kept';

const project = path.join(__dirname, '../..');
const folder = 'docs/pictures';
const files = readdirSync(path.join(project, folder)).sort();
const texts = ['README.md', 'README.fr.md', 'web/README.md', 'docs/site/start.md'];

// Who looks at the README loads them all, on a phone too.
const mostBytes = 160 * 1024;
const mostBytesOfAll = 1200 * 1024;

/** The pictures that a text shows, by their paths in the project. */
function shownIn(text: string): string[] {
  const content = readFileSync(path.join(project, text), 'utf8');
  const shown = [...content.matchAll(/(?:src|srcset)="([^"]+)"|!\[[^\]]*\]\(([^)]+)\)/g)]
    .map(([, inMarkup, inMarkdown]) => inMarkup ?? inMarkdown!)
    // What is on a page of the reader's own is no file of ours.
    .filter((place) => !place.includes('://'))
    .map((place) => path.posix.join(path.posix.dirname(text), place));
  return [...new Set(shown)].sort();
}

/** How many pixels a picture has to the side and down, by the header of WebP's extended format. */
function sizeOf(picture: Buffer): number[] {
  expect(picture.toString('latin1', 8, 16)).toBe('WEBPVP8X');
  return [picture.readUIntLE(24, 3) + 1, picture.readUIntLE(27, 3) + 1];
}

describe('the pictures of the documentation', () => {
  const paths = files.map((file) => `${folder}/${file}`);

  it('are those that npm run pictures keeps', () => {
    expect(files).toEqual(
      Object.keys(keptPictures)
        .map((name) => `${name}.webp`)
        .sort(),
    );
  });

  it.each(['README.md', 'README.fr.md'])('are all in %s', (text) => {
    expect(shownIn(text)).toEqual(paths);
  });

  it.each(texts)('are there where %s shows one, and are described', (text) => {
    expect(paths).toEqual(expect.arrayContaining(shownIn(text)));
    const images = readFileSync(path.join(project, text), 'utf8').match(/<img [^>]*docs\/[^>]*>/g)!;
    for (const image of images) expect(image).toMatch(/ alt="[^"]{10,}"/);
  });

  it.each(Object.entries(keptPictures))(
    'have the size that they are taken in: %s',
    (name, size) => {
      expect(sizeOf(readFileSync(path.join(project, folder, `${name}.webp`)))).toEqual(size);
    },
  );

  it('are soon loaded', () => {
    const bytes = paths.map((file) => readFileSync(path.join(project, file)).length);
    expect(Math.max(...bytes)).toBeLessThan(mostBytes);
    expect(bytes.reduce((sum, one) => sum + one)).toBeLessThan(mostBytesOfAll);
  });
});
