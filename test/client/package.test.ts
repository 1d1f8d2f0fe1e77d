import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { chromiumPath } from '../support/chromium';
import { TestService } from '../support/test-service';

const run = promisify(execFile);
const root = path.join(__dirname, '../..');
// Ends a chat that hangs.
const timeout = 25_000;
/** How large each entry may be, in bytes of gzip; with what an app has with the client already left out. */
const maxGzippedBytes = { 'messaging-client': 9216, 'messaging-client/store': 15_360 };
const chat = `
  const url = process.argv[2];
  const open = async (userId) => {
    const client = createMessagingClient({ url, userId, getToken: devToken(url, userId), webSocket: WebSocket });
    await client.connect();
    return client;
  };
  void (async () => {
    const [alice, bob] = [await open('alice'), await open('bob')];
    const { id } = await alice.rest.createChat({ body: { participants: ['bob'] } });
    let joined;
    const heard = new Promise((onMessage) => (joined = bob.joinChat(id, { after: 0, onMessage })));
    const { signal } = new AbortController();
    await alice.sendMessage(id, 'Hello!', { signal });
    console.log((await heard).content);
    // What was missed comes before the answer; closing between the two fails the joining.
    await joined;
    alice.close();
    bob.close();
  })();
`;

describe('the package of the client', () => {
  let app: string;
  let service: TestService;
  const inApp = (file: string) => path.join(app, file);

  /** Builds the package in a folder, and gives what `npm pack` makes of it. */
  async function packed(folder: string): Promise<string> {
    await mkdir(folder);
    await cp(path.join(root, 'client/package.json'), path.join(folder, 'package.json'));
    await run(process.execPath, [path.join(root, 'client/build.mjs'), path.join(folder, 'dist')]);
    const { stdout } = await run('npm', ['pack', '--silent', folder], { cwd: app });
    return inApp(stdout.trim());
  }

  /** An app that has installed the package, and of this repository nothing else. */
  beforeAll(async () => {
    service = await TestService.start();
    app = await mkdtemp(path.join(os.tmpdir(), 'messaging-client-app-'));
    const installed = inApp('node_modules/messaging-client');
    await mkdir(installed, { recursive: true });
    const tarball = await packed(inApp('source'));
    await run('tar', ['xzf', tarball, '-C', installed, '--strip-components=1']);
    for (const name of ['ws', 'react']) {
      await symlink(path.join(root, 'node_modules', name), inApp(`node_modules/${name}`));
    }
  });
  afterEach(() => service.reset());
  afterAll(async () => {
    await service.close();
    await rm(app, { recursive: true });
  });

  it.each([
    [
      'an ECMAScript module',
      'app.mjs',
      `import { createMessagingClient, devToken } from 'messaging-client';
       import { WebSocket } from 'ws';`,
    ],
    [
      'a CommonJS module',
      'app.cjs',
      `const { createMessagingClient, devToken } = require('messaging-client');
       const { WebSocket } = require('ws');`,
    ],
  ])('chats from %s in plain Node', async (_kind, file, imports) => {
    await writeFile(inApp(file), imports + chat);
    const { stdout } = await run(process.execPath, [inApp(file), service.url]);
    expect(stdout).toBe('Hello!\n');
  });

  it('chats where newer parts of the platform are missing', async () => {
    const removed = `
      import { createMessagingClient, devToken } from 'messaging-client';
      import { WebSocket } from 'ws';
      for (const name of ['crypto', 'structuredClone']) delete globalThis[name];
      for (const name of ['any', 'timeout', 'abort']) delete AbortSignal[name];
      for (const name of ['at', 'findLast', 'toSorted']) delete Array.prototype[name];
      for (const name of ['withResolvers', 'any']) delete Promise[name];
      delete AbortSignal.prototype.throwIfAborted;
    `;
    await writeFile(inApp('old.mjs'), removed + chat);
    const { stdout } = await run(process.execPath, [inApp('old.mjs'), service.url], { timeout });
    expect(stdout).toBe('Hello!\n');
  });

  /** What a browser loads of an app that has these names of an entry, without these modules. */
  async function bundled(entry: string, external: string[] = [], names = '*') {
    await writeFile(inApp('browser.js'), `export ${names} from '${entry}';`);
    const { outputFiles, metafile } = await build({
      ...{ bundle: true, minify: true, write: false, metafile: true },
      ...{ entryPoints: [inApp('browser.js')], platform: 'browser', format: 'esm', external },
    });
    const { contents, text } = outputFiles[0]!;
    return { bytes: gzipSync(contents).length, text, metafile };
  }

  it('is a few kilobytes in a browser, needs nothing of Node there, nor Socket.IO', async () => {
    const { bytes, metafile } = await bundled('messaging-client');
    expect(bytes).toBeLessThan(maxGzippedBytes['messaging-client']);
    expect(Object.keys(metafile.inputs).join('\n')).not.toMatch(/engine\.io|socket\.io|\/ws\//);
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  });

  it('has a store of a few kilobytes, which has the client in common with the app', async () => {
    const { metafile } = await bundled('messaging-client/store');
    const files = Object.keys(metafile.inputs).map((file) => path.basename(file));
    expect(files.sort()).toEqual(['browser.js', 'index.mjs', 'store.mjs']);
    const { bytes } = await bundled('messaging-client/store', ['./index.mjs']);
    expect(bytes).toBeLessThan(maxGzippedBytes['messaging-client/store']);
  });

  it('brings the storage in IndexedDB only to an app that uses it', async () => {
    const textOf = async (names: string) =>
      (await bundled('messaging-client/store', [], names)).text;
    expect(await textOf('{ createMessagingStore }')).not.toContain('indexedDB');
    expect(await textOf('{ indexedDbStorage }')).toContain('indexedDB');
  });

  it.each(['mjs', 'cjs'])('has one kind of error in all of its entries, as %s', async (type) => {
    const load = (name: string) =>
      type === 'mjs' ? `await import('${name}')` : `require('${name}')`;
    const file = inApp(`entries.${type}`);
    await writeFile(
      file,
      `const { createMessagingClient, MessagingError } = ${load('messaging-client')};
       const { createMessagingStore } = ${load('messaging-client/store')};
       const { useChat, useChatList, useConnectionState, useReadChat } = ${load('messaging-client/react')};
       const refusal = { code: 'NOT_ALLOWED', message: 'No.', errors: [] };
       const action = { kind: 'send', id: '1', key: '1', chatId: 'chat_1', content: '', refusal };
       const storage = { getItem: () => JSON.stringify([action]) };
       const webSocket = class {};
       const client = createMessagingClient({ url: 'http://localhost', userId: 'alice', webSocket });
       const [{ pending }] = createMessagingStore(client, { storage }).chat('chat_1').getSnapshot().messages;
       const hooks = [useChat, useChatList, useConnectionState, useReadChat].map((hook) => typeof hook);
       console.log(pending.error instanceof MessagingError, ...hooks);`,
    );
    const { stdout } = await run(process.execPath, [file]);
    expect(stdout).toBe('true function function function function\n');
  });

  it('has types that stand alone, for ECMAScript modules and for CommonJS', async () => {
    const source = `
       import { createMessagingClient, type Message } from 'messaging-client';
       import { useChat, useChatList } from 'messaging-client/react';
       import { createMessagingStore } from 'messaging-client/store';
       const client = createMessagingClient({ url: 'http://localhost', userId: 'alice' });
       export const sent: Promise<Message> = client.sendMessage('chat_123', 'Hello!');
       export const names: Promise<(string | undefined)[]> = client.rest
         .listChats({ query: { limit: 10 } }).then(({ items }) => items.map(({ name }) => name));
       const store = createMessagingStore(client, { maxMessages: 100 });
       export const contents: string[] = useChat(store, 'chat_123').messages.map((m) => m.content);
       export const unread: number[] = useChatList(store).chats.map((chat) => chat.unreadCount);
       store.chat('chat_123').send('Hello!');
       // @ts-expect-error a chat has no such function
       store.chat('chat_123').close();
       // @ts-expect-error the contract knows no such parameter
       void client.rest.listChats({ query: { page: 2 } });
       // @ts-expect-error a chat is made with participants
       void client.rest.createChat({ body: {} });
       // @ts-expect-error Socket.IO needs io
       createMessagingClient({ url: 'http://localhost', userId: 'alice', transport: 'socketio' });
    `;
    const files = ['app.mts', 'app.cts'];
    await Promise.all(files.map((file) => writeFile(inApp(file), source)));
    const tsc = require.resolve('typescript/bin/tsc');
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipDefaultLibCheck: true, types: [] },
      ...{ module: 'nodenext', target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'] },
    };
    await writeFile(inApp('tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    const found = await run(process.execPath, [tsc, '-p', app]).catch((error: unknown) => error);
    expect(found).toMatchObject({ stdout: '' });
  });

  describeWithChromium('on a web page that knows no bundler', () => {
    let browser: Browser;
    let site: Server;

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
      site = createServer((request, response) => void answer(request.url!, response));
      site.listen(0, '127.0.0.1');
      await once(site, 'listening');
    });
    afterAll(async () => {
      await browser.close();
      site.close();
    });

    /** The page, and the files of the package as they are. */
    async function answer(url: string, response: ServerResponse): Promise<void> {
      const isPage = url.startsWith('/page');
      response.setHeader('Content-Type', isPage ? 'text/html' : 'text/javascript');
      response.end(isPage ? page : await readFile(inApp(`node_modules${url}`)).catch(() => ''));
    }

    const page = `<script type="module">
      import { createMessagingClient, devToken } from '/messaging-client/dist/index.mjs';
      const url = new URLSearchParams(location.search).get('service');
      const client = createMessagingClient({ url, userId: 'carol', getToken: devToken(url, 'carol') });
      await client.connect();
      const { id } = await client.rest.createChat({ body: { participants: ['bob'] } });
      await client.joinChat(id, { onMessage: ({ content }) => (document.title = content) });
      await client.sendMessage(id, 'From a page');
    </script>`;

    it('is loaded as it is, and chats', async () => {
      const tab = await browser.newPage();
      const failures: string[] = [];
      tab.on('pageerror', ({ message }) => failures.push(message));
      const { port } = site.address() as AddressInfo;
      await tab.goto(`http://127.0.0.1:${port}/page?service=${encodeURIComponent(service.url)}`);
      const title = tab.waitForFunction("document.title === 'From a page'");
      await Promise.race([title, new Promise((resolve) => tab.once('pageerror', resolve))]);
      expect(failures).toEqual([]);
    });
  });

  it("runs the README's chat as it stands there", async () => {
    const readme = await readFile(path.join(root, 'client/README.md'), 'utf8');
    const example = /```js\n([\s\S]*?)```/.exec(readme)![1]!;
    expect(example.trim().split('\n')).toHaveLength(10);
    await writeFile(inApp('readme.mjs'), example.replace('http://localhost:4000', service.url));
    const chatting = spawn(process.execPath, [inApp('readme.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(chatting, 'exit');
    const [output] = (await Promise.race([once(chatting.stdout, 'data'), ended])) as unknown[];
    chatting.kill();
    await ended;
    expect(String(output)).toBe('alice Hello Bob!\n');
  });
});
