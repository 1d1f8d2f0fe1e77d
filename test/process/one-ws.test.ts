import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');

/** Where a lock file has copies of a package. */
function copiesOf(name: string, lockFile: string): string[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, lockFile), 'utf8')) as {
    packages: Record<string, unknown>;
  };
  return Object.keys(packages).filter((place) => `/${place}`.endsWith(`/node_modules/${name}`));
}

// Older copies answer every ping, whether their client reads or not.
describe('the WebSocket library', () => {
  it.each(['package-lock.json', 'node_modules/.package-lock.json'])(
    'is there once, so that no older copy is used: %s',
    (lockFile) => {
      expect(copiesOf('ws', lockFile)).toEqual(['node_modules/ws']);
    },
  );
});
