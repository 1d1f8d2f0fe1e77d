import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { socketOperations } from '../../scripts/docs/contract';

const run = promisify(execFile);

/** The pages of events, as the site has them. */
const pages: string[] = [];

beforeAll(async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'messaging-event-pages-'));
  const script = path.join(__dirname, '../../scripts/docs.ts');
  const site = path.join(folder, 'site');
  await run(process.execPath, [require.resolve('tsx/cli'), script, '--output', site]);
  const files = (await readdir(site)).filter((file) => /^events.*\.html$/.test(file));
  for (const file of files) pages.push(await readFile(path.join(site, file), 'utf8'));
  await rm(folder, { recursive: true });
});

/** The text of a tab of an entry, as it is read. */
function tabOf(id: string, label: string): string {
  const entries = pages.flatMap((page) => page.split('<article class="entry" '));
  const entry = entries.find((text) => text.startsWith(`id="${id}"`))!;
  const panel = entry.split('<div class="panel" ').find((text) => text.includes(`"${label}"`))!;
  return panel
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

const json = (value: unknown) => JSON.stringify(value, null, 2);
const named = (action: 'receive' | 'send') =>
  socketOperations()
    .filter((operation) => operation.action === action)
    .map(({ message }) => [message.name, message] as const);

describe('the documentation of events', () => {
  it.each(named('send'))('%s has its frame on each transport', (name, { examples }) => {
    const { payload } = examples[0]!;
    expect(tabOf(`event-${name}`, 'WebSocket')).toContain(json({ event: name, data: payload }));
    expect(tabOf(`event-${name}`, 'Socket.IO')).toContain(`socket.on('${name}'`);
    expect(tabOf(`event-${name}`, 'Socket.IO')).toContain(json(payload));
  });

  it.each(named('receive'))('%s has its frame on each transport', (name, { examples }) => {
    const { payload } = examples.at(-1)!;
    expect(tabOf(`command-${name}`, 'WebSocket')).toContain(json({ event: name, data: payload }));
    expect(tabOf(`command-${name}`, 'Socket.IO')).toContain(`socket.emit('${name}', {`);
  });
});
