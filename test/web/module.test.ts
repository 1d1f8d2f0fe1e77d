import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const web = path.join(__dirname, '../../dist/web');
const maxGzippedBytes = 60 * 1024;

describe('the module of the web chat', () => {
  it('is one file of at most 60 KB, with all that it needs', async () => {
    const module = await readFile(path.join(web, 'messaging-chat.js'));
    expect(gzipSync(module, { level: 9 }).length).toBeLessThan(maxGzippedBytes);
    expect(module.toString()).not.toMatch(/^import[^(]|\bfrom\s*"\.?\/?[a-z@]/m);
  });
});
