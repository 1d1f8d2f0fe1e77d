import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { closeCodes } from '../../generated/events/close-codes';
import { errorTable } from '../../src/errors';
import { describeWithChromium } from './describe-with-chromium';
import { DocsService } from './docs-service';
import { hostName, launchBrowser, Visitor } from './visitor';

const pages = [
  { file: 'index.html', heading: 'Messaging service' },
  { file: 'rest.html', heading: /Messaging service, REST/ },
  { file: 'events.html', heading: /Messaging service, WebSocket/ },
  { file: 'errors.html', heading: 'Errors' },
  { file: 'delivery.html', heading: 'Operations' },
];

const places = [
  { page: 'rest.html', place: '#/messages/sendmessage', heading: 'Send a message' },
  { page: 'rest.html', place: '#/chats/createchat', heading: 'Create a chat' },
  { page: 'events.html', place: '#/channels/messaging', heading: 'Messaging' },
];

const commands = ['join-chat', 'leave-chat', 'listen-all-chats', 'leave-all-chats', 'debug-status'];
const events = ['new-message', 'chat-updated', 'chat-created', 'participants-changed', 'error'];

describeWithChromium('the documentation in a browser', () => {
  let service: DocsService;
  let browser: Browser;
  let visitor: Visitor;
  let site: string;

  beforeAll(async () => {
    service = await DocsService.start();
    await service.build();
    browser = await launchBrowser();
    site = `http://${hostName}:${new URL(service.url).port}/docs/`;
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  beforeEach(async () => {
    visitor = await Visitor.create(browser);
  });
  afterEach(async () => {
    await visitor.page.close();
    expect(visitor.complaints).toEqual([]);
  });

  const headed = (name: string | RegExp) =>
    visitor.page.getByRole('heading', { name }).first().waitFor();

  describe.each(pages)('$file', ({ file, heading }) => {
    it('opens from the service, over plain HTTP', async () => {
      await visitor.open(site + file);
      await headed(heading);
    });

    it('opens from the folder, without a service', async () => {
      await visitor.open(`${pathToFileURL(service.folder).href}/${file}`);
      await headed(heading);
    });

    it('has a link to every page', async () => {
      await visitor.open(site + file);
      const expected = pages.map((page) => site + page.file);
      expect(await visitor.links()).toEqual(expect.arrayContaining(expected));
    });
  });

  it('has only links that lead somewhere', async () => {
    const links = new Set<string>();
    for (const { file } of pages) {
      await visitor.open(site + file);
      (await visitor.links()).forEach((link) => links.add(link));
    }
    // Sorted, so that the places of one page follow each other and the page is loaded once.
    const within = [...links].filter((link) => link.startsWith(new URL(site).origin)).sort();
    for (const link of within) await follow(link);
  }, 90_000);

  it.each(places)('shows "$heading" at $page$place', async ({ page, place, heading }) => {
    await visitor.open(site + page + place);
    await headed(heading);
  });

  it('shows every command and event under its name', async () => {
    await visitor.open(`${site}events.html#/channels/messaging`);
    const links = visitor.page.getByRole('link');
    for (const name of [...commands, ...events])
      await links.filter({ hasText: name }).first().waitFor();
    await headed('new-message');
  });

  it('leads from the menu of the reference to an operation', async () => {
    await visitor.open(`${site}rest.html`);
    await visitor.page.getByRole('link', { name: 'messages', exact: true }).first().click();
    await visitor.page
      .getByRole('link', { name: /Send a message/ })
      .first()
      .click();
    await headed('Send a message');
    expect(visitor.page.url()).toBe(`${site}rest.html#/messages/sendmessage`);
  });

  it('has a place for each error code and close code', async () => {
    await visitor.open(`${site}errors.html`);
    for (const code of Object.keys(errorTable)) await visitor.page.locator(`tr#${code}`).waitFor();
    for (const { code } of Object.values(closeCodes)) {
      await visitor.page.locator(`tr#close-${code}`).waitFor();
    }
  });

  /** Opens a link, and fails unless the place that it names is there. */
  async function follow(link: string): Promise<void> {
    const url = new URL(link);
    if (!url.pathname.endsWith('.html')) return expectDocument(link);
    await visitor.page.goto(link);
    expect(await visitor.page.getByText('No page at this address').count()).toBe(0);
    if (url.hash === '' || url.hash.startsWith('#/')) return;
    expect(await visitor.page.locator(`[id="${url.hash.slice(1)}"]`).count()).toBe(1);
  }

  async function expectDocument(link: string): Promise<void> {
    const { pathname } = new URL(link);
    expect((await fetch(service.url + pathname)).status).toBe(200);
  }
});
