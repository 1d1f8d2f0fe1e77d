import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Locator } from 'playwright-core';
import { closeCodes } from '../../generated/events/close-codes';
import { addressOf, problemsOf, restOperations } from '../../scripts/docs/contract';
import { errorTable } from '../../generated/errors';
import { describeWithChromium } from './describe-with-chromium';
import { DocsService } from './docs-service';
import { hostName, launchBrowser } from '../support/chromium';
import { Visitor } from './visitor';

const pages = [
  'index.html',
  'guide.html',
  'guide-fr.html',
  'web.html',
  'client.html',
  'mock.html',
  'postman.html',
  'rest.html',
  'rest-chats.html',
  'rest-participants.html',
  'rest-messages.html',
  'rest-reactions.html',
  'rest-pins.html',
  'rest-users.html',
  'rest-me.html',
  'rest-receipts.html',
  'rest-typing.html',
  'rest-presence.html',
  'rest-health.html',
  'rest-development.html',
  'events.html',
  'events-message.html',
  'events-group.html',
  'events-moment.html',
  'schemas.html',
  'schemas-payloads.html',
  'schemas-values.html',
  'errors.html',
  'delivery.html',
  'configuration.html',
  'faults.html',
];

const accessibility = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
const contrast = 'color-contrast';

const commands = ['join-chat', 'leave-chat', 'listen-all-chats', 'leave-all-chats', 'debug-status'];

const screens = [390, 800, 1400];

const largestPage = 200 * 1024;

describeWithChromium('the documentation in a browser', () => {
  let service: DocsService;
  let browser: Browser;
  let visitor: Visitor;
  let site: string;

  beforeAll(async () => {
    service = await DocsService.start();
    await service.build();
    browser = await launchBrowser();
    visitor = await Visitor.create(browser);
    site = `http://${hostName}:${new URL(service.url).port}/docs/`;
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  afterEach(async () => {
    expect(await visitor.leave()).toEqual([]);
  });

  it.each(pages)('fits each screen: %s', async (page) => {
    // Loaded on the narrowest, which a telephone has; the others are those of a window made wider.
    await visitor.resize(screens[0]!);
    await visitor.open(site + page);
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    for (const width of screens) {
      await visitor.resize(width);
      expect([width, await visitor.overflow()]).toEqual([width, 0]);
    }
  });

  it.each([
    { kind: 'start page', page: 'index.html' },
    { kind: 'guide', page: 'delivery.html' },
    { kind: 'guide in French', page: 'guide-fr.html' },
    { kind: 'page with a wide table', page: 'faults.html' },
    {
      kind: 'REST reference with an operation tried out',
      page: 'rest-chats.html',
      prepare: tryOutAndUnfold,
    },
    { kind: 'event reference', page: 'events.html' },
    { kind: 'news of a moment', page: 'events-moment.html' },
    { kind: 'schemas', page: 'schemas.html' },
    { kind: 'errors', page: 'errors.html' },
    { kind: 'search', page: 'errors.html', prepare: () => visitor.search('chat') },
  ])('breaks no rule of accessibility: $kind', async ({ page, prepare }) => {
    await visitor.open(`${service.url}/docs/${page}`);
    await prepare?.();
    await visitor.resize(1400);
    await visitor.page.emulateMedia({ colorScheme: 'light' });
    const found = await visitor.violations(accessibility);
    // The other colours change nothing but colours, and a narrow screen everything but them.
    await visitor.page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await visitor.violations([contrast])));
    await visitor.resize(390);
    found.push(...(await visitor.violations(accessibility, [contrast])));
    expect(found).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'breaks no rule of accessibility: menu of a narrow screen, %s',
    async (colorScheme) => {
      await visitor.resize(390);
      await visitor.page.emulateMedia({ colorScheme });
      await visitor.open(`${site}index.html`);
      expect(await visitor.violations(accessibility)).toEqual([]);
      await visitor.page.getByRole('button', { name: 'Menu' }).click();
      expect(await visitor.violations(accessibility)).toEqual([]);
    },
  );

  it('says of a page in French that it is, and of what is around it that it is English', async () => {
    await visitor.open(`${site}guide-fr.html`);
    const languages = await visitor.page.evaluate(
      `['h1', 'header', 'nav', 'dialog'].map((name) =>
        document.querySelector(name).closest('[lang]').lang)`,
    );
    expect(languages).toEqual(['fr', 'en', 'en', 'en']);
  });

  it('has small pages', () => {
    const built = readdirSync(service.folder).filter((file) => file.endsWith('.html'));
    expect(built).toEqual(expect.arrayContaining(pages));
    const large = built.filter(
      (file) => statSync(path.join(service.folder, file)).size > largestPage,
    );
    expect(large).toEqual([]);
  });

  it('opens from the folder as well, without a service', async () => {
    await visitor.open(`${pathToFileURL(service.folder).href}/rest-messages.html#sendMessage`);
    await visitor.page.getByRole('heading', { name: 'Send a message' }).waitFor();
    await visitor.search('chat-joined');
    await visitor.page.getByRole('option', { name: /chat-joined Reply/ }).waitFor();
  });

  it('has only links that lead somewhere, and to all pages from each', async () => {
    const places = new Map<string, Set<string>>();
    const links = new Set<string>();
    for (const page of pages) {
      await visitor.open(site + page);
      const found = await visitor.links();
      expect(found).toEqual(expect.arrayContaining(pages.map((other) => site + other)));
      found.forEach((link) => links.add(link));
      places.set(site + page, new Set(await visitor.anchors()));
    }
    for (const link of [...links].filter((address) => address.startsWith(site))) {
      const [address = '', anchor] = link.split('#');
      if (anchor === undefined) expect([address, await statusOf(address)]).toEqual([address, 200]);
      else expect([link, places.get(address)?.has(anchor)]).toEqual([link, true]);
    }
  });

  it('has a place for each operation, command, reply, event, error and close code', async () => {
    for (const operation of restOperations()) {
      await visitor.open(site + addressOf(operation));
      expect(await visitor.anchors()).toContain(operation.operationId);
    }
    await visitor.open(`${site}events.html`);
    const messages = ['command-join-chat', 'reply-chat-joined', 'reply-debug-status'];
    const events = ['event-new-message', 'event-chat-created', 'event-error'];
    expect(await visitor.anchors()).toEqual(expect.arrayContaining([...messages, ...events]));
    await visitor.open(`${site}errors.html`);
    const closings = Object.values(closeCodes).map(({ code }) => `close-${code}`);
    const codes = [...Object.keys(errorTable), ...closings];
    expect(await visitor.anchors()).toEqual(expect.arrayContaining(codes));
  });

  it('shows an example of each error that an operation can answer', async () => {
    for (const operation of restOperations()) {
      const { operationId, responses } = operation;
      await visitor.open(site + addressOf(operation));
      const declared = responses.flatMap(([, response]) => problemsOf(response));
      const answers = visitor.page.locator(`#${operationId} .answers`);
      const shown = await answers.locator('.problems pre').allTextContents();
      expect(shown.map((text) => JSON.parse(text) as unknown)).toEqual(declared);
    }
    await visitor.open(`${site}rest-messages.html`);
    const answer = visitor.page.locator('#sendMessage .answers details', { hasText: '401' });
    await answer.getByText('401 Session required').click();
    await answer.getByText('"SESSION_EXPIRED"').waitFor();
  });

  it.each([
    ['listChats', 'Without an answer: send it again.'],
    ['createChat', 'Without an answer: look first whether it was done.'],
    ['sendMessage', 'Without an answer: send it again, with the same clientMessageId.'],
  ])('says what to do when %s has no answer', async (operationId, advice) => {
    const operation = restOperations().find((one) => one.operationId === operationId)!;
    await visitor.open(site + addressOf(operation));
    await visitor.page.locator(`#${operationId} .says`).getByText(advice).waitFor();
  });

  it.each([
    {
      code: 'INVALID_CURSOR',
      places: ['listChats', 'listParticipants', 'listReactions', 'listPins', 'listBlocks'],
    },
    { code: 'INVALID_PARTICIPANTS', places: ['createChat', 'addParticipants'] },
    {
      code: 'CANNOT_RESUME',
      places: ['listChanges', 'listOwnChanges', 'join-chat', 'listen-all-chats', 'error'],
    },
    { code: 'TOO_MANY_COMMANDS', places: commands },
    { code: 'USER_ID_MISSING', places: ['error'] },
  ])('says of $code in which operations and commands it can be met', async ({ code, places }) => {
    await visitor.open(`${site}errors.html`);
    const links = visitor.page.locator(`#${code} .met a`);
    expect(await links.allInnerTexts()).toEqual(places);
  });

  it('tells events from the side of who receives them, with a frame of each transport', async () => {
    await visitor.open(`${site}events.html`);
    const entry = visitor.page.locator('#event-new-message');
    await entry.getByText('You receive', { exact: true }).waitFor();
    await entry.getByText('"event": "new-message"').waitFor();
    await entry.getByRole('tab', { name: 'Socket.IO' }).click();
    await entry.getByText("socket.on('new-message'").waitFor();
    const command = visitor.page.locator('#command-join-chat');
    await command.getByText("socket.emit('join-chat'").waitFor();
  });

  it.each([
    {
      page: 'errors.html',
      words: 'send a message',
      result: /Send a message Operation/,
      ends: 'rest-messages.html#sendMessage',
    },
    {
      page: 'rest.html',
      words: 'new-message',
      result: /^new-message Event/,
      ends: 'events.html#event-new-message',
    },
    {
      page: 'client.html',
      words: 'chat_not_found',
      result: /^CHAT_NOT_FOUND Error/,
      ends: 'errors.html#CHAT_NOT_FOUND',
    },
    {
      page: 'index.html',
      words: '4408',
      result: /^4408 Close code/,
      ends: 'errors.html#close-4408',
    },
    {
      page: 'index.html',
      words: 'abonnements',
      result: /^Gérer les abonnements Guide/,
      ends: 'guide-fr.html#gerer-les-abonnements',
    },
  ])(
    'finds "$words" from $page, with the keyboard alone',
    async ({ page, words, result, ends }) => {
      await visitor.open(site + page);
      await visitor.search(words);
      await visitor.page.getByRole('option', { name: result }).first().waitFor();
      await visitor.page.keyboard.press('Enter');
      await visitor.page.waitForURL(site + ends);
    },
  );

  it('closes the search with one Escape, also when something was typed', async () => {
    await visitor.open(`${site}errors.html`);
    await visitor.search('chat');
    await visitor.page.keyboard.press('Escape');
    await visitor.page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it.each([
    { width: 1400, page: 'configuration.html', names: 'td:first-child code' },
    { width: 390, page: 'errors.html', names: '.met a' },
  ])('breaks no name over two lines: $page', async ({ width, page, names }) => {
    await visitor.resize(width);
    await visitor.open(site + page);
    expect(await visitor.page.locator(names).count()).toBeGreaterThan(0);
    expect(await visitor.brokenNames(names)).toEqual([]);
  });

  it('shows all of a body to be tried out, on a narrow screen too', async () => {
    await visitor.resize(390);
    await visitor.open(`${site}rest-messages.html`);
    await visitor.page.locator('#sendMessage').getByText('Try it', { exact: true }).click();
    const body = visitor.page.locator('#sendMessage').getByLabel('Body');
    expect(await visitor.hiddenHeight(body)).toBe(0);
  });

  it('keeps the chosen colours on all pages', async () => {
    await visitor.page.emulateMedia({ colorScheme: 'light' });
    await visitor.open(`${site}index.html`);
    const light = await visitor.background();
    await visitor.page.getByRole('button', { name: 'Dark colours' }).click();
    const dark = await visitor.background();
    expect(dark).not.toBe(light);
    for (const page of ['events.html', 'errors.html']) {
      await visitor.open(site + page);
      expect(await visitor.background()).toBe(dark);
    }
  });

  it('shows its pictures in the chosen colours', async () => {
    await visitor.page.emulateMedia({ colorScheme: 'light' });
    await visitor.open(`${site}web.html`);
    const picture = (colours: string) =>
      visitor.page.locator(`img[src="pictures/chat-1400-${colours}.webp"]`);
    const shown = () =>
      Promise.all(['light', 'dark'].map((colours) => picture(colours).isVisible()));
    expect(await shown()).toEqual([true, false]);
    await visitor.page.getByRole('button', { name: 'Dark colours' }).click();
    expect(await shown()).toEqual([false, true]);
    // Fails where there is no picture.
    await picture('dark').evaluate('(picture) => picture.decode()');
  });

  it('has a menu on a narrow screen', async () => {
    await visitor.resize(390);
    await visitor.open(`${site}index.html`);
    const link = visitor.page.getByRole('navigation').getByRole('link', { name: 'Events' });
    expect(await link.isVisible()).toBe(false);
    await visitor.page.getByRole('button', { name: 'Menu' }).click();
    await link.click();
    await visitor.page.getByRole('heading', { name: 'Event reference' }).waitFor();
  });

  it('sends real requests, with a session of development mode', async () => {
    await visitor.open(`${service.url}/docs/rest-chats.html`);
    const answer = await tryOut();
    expect(await answer.innerText()).toContain('"createdBy": "alice"');
    expect(await answer.innerText()).toContain('content-type: application/json');
  });

  /** Creates a chat from a page of the service itself, whose origin development mode allows. */
  async function tryOut(): Promise<Locator> {
    const session = visitor.page.getByRole('form', { name: 'Session' });
    await session.getByRole('button').click();
    await session.getByText('You are alice').waitFor();
    const create = visitor.page.locator('#createChat');
    await create.getByText('Try it', { exact: true }).click();
    await create.getByRole('button', { name: 'Send' }).click();
    const answer = create.getByRole('status');
    await answer.getByText('201 Created').waitFor();
    await answer.getByText('Headers', { exact: true }).click();
    return answer;
  }

  async function tryOutAndUnfold(): Promise<void> {
    await tryOut();
    for (const fold of await visitor.page.locator('#createChat .answers > details').all())
      await fold.locator('summary').first().click();
  }

  async function statusOf(address: string): Promise<number> {
    return (await fetch(service.url + new URL(address).pathname)).status;
  }
});
