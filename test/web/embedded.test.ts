import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { chromiumPath } from '../support/chromium';
import { TestService } from '../support/test-service';

const readme = path.join(__dirname, '../../web/README.md');

// Where an app has the parts, and what it does for them.
const parts = `
  <script type="module" src="https://chat.example.com/chat/messaging-chat.js"></script>
  <messaging-session url="https://chat.example.com" user-id="alice" development>
    <aside><messaging-chat-list></messaging-chat-list></aside>
    <main><messaging-conversation></messaging-conversation></main>
  </messaging-session>
  <script>
    addEventListener('chat-selected', ({ detail }) => {
      document.querySelector('messaging-conversation').chatId = detail.chatId;
    });
  </script>`;

describeWithChromium('the web chat in a page of another origin', () => {
  let service: TestService;
  let browser: Browser | undefined;
  let site: Server | undefined;
  let html = '';

  beforeAll(async () => {
    site = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><title>An app</title><body>${html}`);
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    service = await TestService.start({ ALLOWED_ORIGINS: origin() });
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
    const alice = await service.api('alice');
    const body = { participants: ['bob'], name: 'Lunch' };
    const chat = await alice.call<{ id: string }>('createChat', { body });
    const { id: chatId } = chat.body;
    await alice.call('sendMessage', { params: { chatId }, body: { content: 'At noon?' } });
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
    await service.close();
  });

  const origin = () => `http://127.0.0.1:${(site!.address() as AddressInfo).port}`;

  const open = async (text: string) => {
    html = text.replaceAll('https://chat.example.com', service.url);
    const page = await browser!.newPage();
    await page.goto(origin());
    return page;
  };

  it('is there with the two lines of its README, for the user of the session', async () => {
    const [, lines] = /```html\n([^]*?)```/.exec(await readFile(readme, 'utf8'))!;
    const development = lines!.replace(
      '<messaging-chat ',
      '<messaging-chat user-id="alice" development ',
    );
    const page = await open(development);
    await page.getByRole('button', { name: /Lunch/ }).first().click();
    await page.getByRole('textbox', { name: 'Write a message' }).fill('From a page of the app');
    await page.keyboard.press('Enter');
    const log = page.getByRole('log', { name: 'Messages in Lunch' });
    await log.getByText('At noon?').waitFor();
    await log.getByText('From a page of the app').waitFor();
  });

  it('has parts that stand where the page has them', async () => {
    const page = await open(parts);
    await page.locator('aside').getByRole('button', { name: /Lunch/ }).first().click();
    await page.locator('main').getByRole('log').getByText('At noon?').waitFor();
  });

  it('has parts that open their dialogs over the page', async () => {
    const page = await open(parts);
    await page.locator('aside').getByRole('button', { name: /Lunch/ }).first().click();
    await page.getByRole('button', { name: 'Details of the chat' }).click();
    await page.getByRole('dialog', { name: 'Lunch' }).waitFor();
    await page.getByRole('list', { name: 'Participants' }).getByText('bob').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'New chat' }).click();
    const form = page.locator('messaging-new-chat');
    await form.getByLabel('User ids').fill('carol');
    await form.getByRole('button', { name: 'Create' }).click();
    await page.locator('main').getByRole('log', { name: 'Messages in carol' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it("says so where the session is nobody's, and can be tried again", async () => {
    const nobody = '<messaging-chat url="https://chat.example.com"></messaging-chat>';
    const page = await open(`${parts.split('\n')[1]}${nobody}`);
    await page.getByRole('alert').getByText('The service refuses the session.').waitFor();
    const asked = page.waitForRequest(/\/v1\/messaging\/me$/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await asked;
  });
});
