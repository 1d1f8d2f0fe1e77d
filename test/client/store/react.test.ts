import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { describeWithChromium } from '../../docs/describe-with-chromium';
import { chromiumPath } from '../../support/chromium';
import type { ChatSummary } from '../../../generated/schemas';
import { type ApiClient, succeed } from '../../support/api-client';
import { eventually } from '../../support/eventually';
import { useService } from '../../support/test-service';
import { LossyNetwork } from '../lossy-network';

const root = path.join(__dirname, '../../..');

/** Reads the first chat of the list. */
const readingPage = `
  import { createMessagingClient, devToken } from 'messaging-client';
  import { createMessagingStore } from 'messaging-client/store';
  import { useChatList, useReadChat } from 'messaging-client/react';
  const url = 'http://localhost:4000';
  const client = createMessagingClient({ url, userId: 'alice', getToken: devToken(url, 'alice') });
  const store = createMessagingStore(client);
  function Chat({ id }) {
    return useReadChat(store, id).messages.map(({ key, content }) => <p key={key}>{content}</p>);
  }
  export function App() {
    const [chat] = useChatList(store).chats;
    return chat ? <><h1>{chat.unreadCount + ' unread'}</h1><Chat id={chat.id} /></> : 'none';
  }
`;

/** Shows what each hook gives, in the mode of React that subscribes twice. */
const hooksPage = `
  import { StrictMode, useState } from 'react';
  import { createMessagingClient, devToken } from 'messaging-client';
  import { createMessagingStore } from 'messaging-client/store';
  import { useChat, useChatList, useConnectionState, useThread, useTyping } from 'messaging-client/react';
  const url = 'http://localhost:4000';
  const client = createMessagingClient({ url, userId: 'alice', getToken: devToken(url, 'alice') });
  window.client = client;
  const store = createMessagingStore(client, { storage: localStorage, warmChats: 0 });
  let renderings = 0;
  function Chat({ id }) {
    const { status, messages } = useChat(store, id);
    window.renderings = renderings += 1;
    const rootId = messages[0]?.stored?.id;
    return <><p>{[id, status, ...messages.map(({ content }) => content)].join(' ')}</p>
      {rootId && <Thread id={id} rootId={rootId} />}</>;
  }
  function Thread({ id, rootId }) {
    const { messages } = useThread(store, id, rootId);
    return <h3>{messages.map(({ content }) => content).join(' ')}</h3>;
  }
  function Typing({ id }) {
    return <h2>{useTyping(store, id).join(' ')}</h2>;
  }
  function Hooks() {
    const { status } = useConnectionState(store);
    const { chats } = useChatList(store);
    const [at, setAt] = useState(0);
    const next = () => setAt(at + 1);
    return <><h1>{status}</h1><button onClick={next}>Next</button>
      {chats[at] ? <><Chat id={chats[at].id} /><Typing id={chats[at].id} /></> : 'none'}</>;
  }
  export function App() {
    return <StrictMode><Hooks /></StrictMode>;
  }
`;

describeWithChromium('React in a browser', () => {
  let browser: Browser;
  let site: Server;
  let network: LossyNetwork;
  let tab: Page;
  let bob: ApiClient;
  let script = '';
  const mistakes: string[] = [];

  // Before the service is emptied: the page would say that its chats are gone.
  afterEach(async () => {
    await tab.close();
    await network.close();
    expect(mistakes.splice(0)).toEqual([]);
  });
  const service = useService();

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
    site = createServer(({ url }, response) => {
      const isScript = url === '/script.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
      response.end(
        isScript ? script : '<!doctype html><div id="app"></div><script src="/script.js"></script>',
      );
    });
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
  });
  beforeEach(async () => {
    network = await LossyNetwork.to(service.url);
    bob = await service.api('bob');
    tab = await browser.newPage();
    tab.on('pageerror', (error) => mistakes.push(String(error)));
    tab.on('console', (line) => {
      // What the network costs is logged by the browser itself.
      if (line.type() === 'error' && !/net::|WebSocket/.test(line.text()))
        mistakes.push(line.text());
    });
  });
  afterAll(async () => {
    await browser.close();
    site.close();
  });

  /** Shows an app, whose service is behind the network. */
  async function show(app: string): Promise<void> {
    const { outputFiles } = await build({
      stdin: {
        contents: app.replace('http://localhost:4000', network.url) + showing,
        resolveDir: root,
        loader: 'tsx',
      },
      bundle: true,
      write: false,
      platform: 'browser',
      jsx: 'automatic',
      alias: {
        'messaging-client': path.join(root, 'client/src/index.ts'),
        'messaging-client/store': path.join(root, 'client/src/store/index.ts'),
        'messaging-client/react': path.join(root, 'client/src/react/index.ts'),
      },
    });
    script = outputFiles[0]!.text;
    await tab.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
  }

  /** As the browser says it of a tab that is left or comes to the front; headless, each of them is there. */
  const setVisible = (isVisible: boolean) =>
    tab.evaluate(`
      Object.defineProperty(document, 'visibilityState', {
        ...{ configurable: true, value: '${isVisible ? 'visible' : 'hidden'}' },
      });
      document.dispatchEvent(new Event('visibilitychange'));
    `);

  async function readSeqOf(userId: string, chatId: string): Promise<number> {
    const api = await service.api(userId);
    const chat = await api.call<ChatSummary>('getChat', { params: { chatId } });
    return succeed(chat).readSeq;
  }

  const showing = `
    import { createRoot } from 'react-dom/client';
    createRoot(document.getElementById('app')).render(<App />);
  `;

  it('marks as read what comes while the page is visible, and the rest when it is again', async () => {
    const { id } = await bob.createChat(['alice'], 'Tea');
    await show(readingPage);
    const unread = (count: number) =>
      tab.getByRole('heading', { name: `${count} unread` }).waitFor();
    await unread(0);
    await bob.sendMessage(id, 'Hello Alice!');
    await tab.getByText('Hello Alice!').waitFor();
    await eventually(async () => expect(await readSeqOf('alice', id)).toBe(1));
    await setVisible(false);
    await bob.sendMessage(id, 'Are you there?');
    await tab.getByText('Are you there?').waitFor();
    await unread(1);
    expect(await readSeqOf('alice', id)).toBe(1);
    await setVisible(true);
    await unread(0);
    await eventually(async () => expect(await readSeqOf('alice', id)).toBe(2));
  });

  it('shows what the hooks give, also when another chat is shown or the client was closed', async () => {
    const ids: string[] = [];
    let replyTo = '';
    for (const name of ['Tea', 'Cake']) {
      const { id } = await bob.createChat(['alice'], name);
      replyTo = (await bob.sendMessage(id, name)).id;
      ids.unshift(id);
    }
    await show(hooksPage);
    await tab.getByText(`${ids[0]} ready Cake`, { exact: true }).waitFor();
    const answer = { content: 'Which one?', replyTo };
    succeed(await bob.call('sendMessage', { params: { chatId: ids[0]! }, body: answer }));
    await tab.getByRole('heading', { name: 'Which one?', exact: true }).waitFor();
    await tab.getByRole('heading', { name: 'connected' }).waitFor();
    await tab.getByRole('button').click();
    await tab.getByText(`${ids[1]} ready Tea`, { exact: true }).waitFor();
    await tab.evaluate('client.close()');
    await tab.getByRole('heading', { name: 'closed' }).waitFor();
    await tab.evaluate('client.connect()');
    await tab.getByRole('heading', { name: 'connected' }).waitFor();
    // It is the newest now, so the other one is shown.
    await bob.sendMessage(ids[1]!, 'more');
    await tab.getByText(`${ids[0]} ready Cake Which one?`, { exact: true }).waitFor();
    // It follows the chat a little later, and this is not told again.
    await eventually(async () => {
      for (const typing of [false, true])
        await bob.call('setTyping', { params: { chatId: ids[0]! }, body: { typing } });
      expect(await tab.getByRole('heading', { name: 'bob' }).count()).toBe(1);
    });
  });

  it('renders once for many messages that come together', async () => {
    const { id } = await bob.createChat(['alice'], 'Tea');
    await show(hooksPage);
    await tab.getByText(`${id} ready`, { exact: true }).waitFor();
    network.freeze();
    await Promise.all(Array.from({ length: 300 }, (_, n) => bob.sendMessage(id, `${n}.`)));
    const renderings = () => tab.evaluate<number>('renderings');
    const before = await renderings();
    network.cut();
    await eventually(async () => {
      expect((await tab.locator('p').textContent())!.split(' ')).toHaveLength(302);
    });
    // In this mode React renders twice each time.
    expect((await renderings()) - before).toBeLessThan(150);
  });
});
