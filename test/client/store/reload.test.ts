import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { AsyncStoreStorage, StoredChat } from '../../../client/src/store';
import { describeWithChromium } from '../../docs/describe-with-chromium';
import { chromiumPath } from '../../support/chromium';
import { eventually } from '../../support/eventually';
import { TestService } from '../../support/test-service';
import { makeChat } from '../client-sandbox';
import type { LossyNetwork } from '../lossy-network';
import { servePage } from '../page-site';
import { inShort, StoreSandbox } from './store-sandbox';

/** What the page below offers to the test. */
declare const chat: StoredChat;
declare const storage: AsyncStoreStorage;
declare const deleteDatabase: () => Promise<void>;

const page = `
  import { createMessagingClient, devToken } from './client/src';
  import { createMessagingStore, indexedDbStorage } from './client/src/store';
  const parameters = new URLSearchParams(location.search);
  const url = parameters.get('service');
  window.storage = indexedDbStorage();
  window.deleteDatabase = () => new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('messaging-client');
    request.onsuccess = () => resolve();
    request.onblocked = () => reject(new Error('It is in use.'));
  });
  const client = createMessagingClient({
    ...{ url, userId: 'alice', getToken: devToken(url, 'alice') },
    // As in an app, but quick.
    backoff: { baseMs: 20, capMs: 200 },
  });
  window.chat = createMessagingStore(client, { storage }).chat(parameters.get('chat'));
  chat.subscribe(() => undefined);
`;

describeWithChromium('a web chat that keeps what is unsent in IndexedDB', () => {
  const sandbox = new StoreSandbox();
  let service: TestService;
  let site: Server;
  let browser: Browser;
  let context: BrowserContext;
  let network: LossyNetwork;
  let address: string;
  let history: () => Promise<string[]>;

  beforeAll(async () => {
    site = await servePage(page);
    const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    service = await TestService.start({ ALLOWED_ORIGINS: origin });
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  });
  beforeEach(async () => {
    context = await browser.newContext();
    network = await sandbox.network(service.url);
    const bob = sandbox.client('websocket', { url: service.url, userId: 'bob' });
    const chatId = await makeChat(bob, ['alice', 'bob']);
    const query = new URLSearchParams({ service: network.url, chat: chatId });
    address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/?${query.toString()}`;
    history = async () =>
      (await bob.rest.listMessages({ path: { chatId } })).items.map(({ content }) => content);
  });
  afterEach(async () => {
    await context.close();
    await sandbox.cleanUp();
  });
  afterAll(async () => {
    await browser.close();
    site.close();
    await service.close();
  });

  const openTab = async () => {
    const tab = await context.newPage();
    await tab.goto(address);
    await eventually(async () => expect((await shownIn(tab)).status).toBe('ready'));
    return tab;
  };
  const shownIn = (tab: Page) => tab.evaluate(() => chat.getSnapshot());
  const shows = (tab: Page, messages: string[], draft: string) =>
    eventually(async () => {
      const shown = await shownIn(tab);
      expect({ messages: inShort(shown), draft: shown.draft }).toEqual({ messages, draft });
    });
  const send = (tab: Page, ...contents: string[]) =>
    tab.evaluate((all) => all.forEach((content) => chat.send(content)), contents);

  it('shows it in each tab after a reload, and sends it once and in order', async () => {
    const tabs = [await openTab(), await openTab()] as const;
    network.down();
    await send(tabs[0], 'one', 'two');
    await send(tabs[1], 'three');
    await send(tabs[0], 'four');
    await tabs[0].evaluate(() => ['H', 'Hi'].forEach((text) => chat.setDraft(text)));
    for (const tab of tabs) await tab.reload();
    const contents = ['one', 'two', 'three', 'four'];
    const pending = contents.map((content) => `${content} [send]`);
    for (const tab of tabs) await shows(tab, pending, 'H');
    await send(tabs[1], 'five');
    network.up();
    const all = [...contents, 'five'];
    for (const tab of tabs) await shows(tab, all, 'H');
    expect(await history()).toEqual(all);
    await eventually(async () => {
      expect(await tabs[0].evaluate(() => storage.getItems('messaging-outbox:'))).toEqual([]);
    });
    await tabs[0].reload();
    await shows(tabs[0], all, 'H');
  });

  it('goes on when the database is deleted, as when its user goes', async () => {
    const tab = await openTab();
    network.down();
    await send(tab, 'one');
    await tab.evaluate(() => deleteDatabase());
    await send(tab, 'two');
    await tab.reload();
    await shows(tab, ['two [send]'], '');
  });

  it('gives what was kept by the beginning of its key, and no more once it is removed', async () => {
    const tab = await openTab();
    const found = await tab.evaluate(async () => {
      for (const key of ['a:1', 'a:2', 'a;', 'b:1']) await storage.setItem(key, `of ${key}`);
      await storage.removeItem('a:1');
      await storage.setItem('a:2', 'another');
      return [
        await storage.getItems('a:'),
        await storage.getItem('b:1'),
        await storage.getItem('a:1'),
      ];
    });
    expect(found).toEqual([['another'], 'of b:1', null]);
  });
});
