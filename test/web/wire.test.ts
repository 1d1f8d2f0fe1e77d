import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { closeCodes } from '../../generated/events/close-codes';
import { commandValidatorTable, eventValidatorTable } from '../../generated/events/gateway';
import { routes } from '../../generated/http/routes';
import { docsPlaces } from '../../scripts/docs/places';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { Visitor } from '../docs/visitor';
import { launchBrowser } from '../support/chromium';
import { useService } from '../support/test-service';
import { everything, WirePage } from './wire-page';

const run = promisify(execFile);

const sendMessage = 'POST /v1/messaging/chats/{chatId}/messages';

describeWithChromium('the panel of what goes over the wire', () => {
  let browser: Browser;
  let visitor: Visitor;
  let wire: WirePage;

  beforeAll(async () => {
    browser = await launchBrowser();
    visitor = await Visitor.create(browser);
    wire = new WirePage(visitor.page);
  });
  afterEach(() => visitor.leave());
  afterAll(() => browser.close());

  const service = useService();

  beforeEach(() => visitor.open(`${service.url}/chat/`));

  it('shows a message as a request, its answer, and the events that it makes', async () => {
    await wire.beginChat();
    await wire.write('Hello Bob');
    await wire.row('alice', sendMessage, '201').waitFor();
    await wire.row('alice', 'new-message', 'Hello Bob').waitFor();
    await wire.row('bob', 'new-message', 'Hello Bob').waitFor();
    const answer = wire.row('alice', sendMessage);
    expect(await wire.shell(answer)).toContain('"content":"Hello Bob"');
    const said = await answer.locator('pre').nth(1).textContent();
    expect(JSON.parse(said!)).toMatchObject({ content: 'Hello Bob', senderId: 'alice', seq: 1 });
    expect(await wire.rows('resume').count()).toBe(0);
    expect(await visitor.leave()).toEqual([]);
  });

  it('shows how to do the same with curl, and no token', async () => {
    await wire.beginChat();
    await wire.write('Once only');
    await wire.row('alice', sendMessage, '201').waitFor();
    const signIn = wire.row('alice', 'POST /dev/sessions', '201');
    const commands = [
      await wire.shell(signIn),
      await wire.shell(wire.row('alice', sendMessage)),
      await wire.shell(wire.row('alice', 'GET /v1/messaging/chats/{chatId}/messages')),
    ];
    expect(await signIn.locator('pre').nth(1).textContent()).toContain('"accessToken": "…"');
    const [session, again, history] = await inTurn(commands);
    expect(session).toMatchObject({ userId: 'alice' });
    expect(again).toMatchObject({ content: 'Once only', seq: 1 });
    expect(history).toMatchObject({ items: [{ content: 'Once only' }] });
  });

  it('leads to where the documentation says what each of it is', async () => {
    const { operations, replies } = docsPlaces();
    const commandNames = Object.keys(commandValidatorTable);
    const eventNames = Object.keys(eventValidatorTable);
    const codes = Object.values(closeCodes).map(({ code }) => code);
    await visitor.page.evaluate(
      everything({
        operations,
        commands: commandNames,
        replies: Object.keys(replies),
        events: eventNames.filter((name) => !(name in replies)),
        closeCodes: codes,
      }),
    );
    const links = (await wire.links()).map((link) => new URL(link));
    const places = links.map(({ hash }) => hash.slice(1));
    expect(places).toEqual(
      expect.arrayContaining([
        ...Object.keys(routes),
        ...commandNames.map((name) => `command-${name}`),
        ...eventNames.map((name) => `${name in replies ? 'reply' : 'event'}-${name}`),
        ...codes.map((code) => `close-${code}`),
      ]),
    );
    expect(await missing(links)).toEqual([]);
  });

  it('cuts a connection, so that what is written is sent when it is back, once', async () => {
    await wire.beginChat();
    await wire.panel.getByRole('button', { name: 'Cut the connection of alice' }).click();
    await wire.panel.getByText('cut', { exact: true }).waitFor();
    await wire.chat(0).getByText('No connection.').waitFor();
    await wire.write('Are you there?');
    await wire.row('alice', sendMessage, 'no answer').waitFor();
    await wire.row('alice', 'connection closed', '1006').waitFor();
    expect(await wire.rows('bob', 'new-message').count()).toBe(0);
    await wire.panel.getByRole('button', { name: 'Reconnect alice' }).click();
    await wire.row('alice', 'join-chat', 'resume', 'chat-joined').waitFor();
    await wire.row('alice', 'listen-all-chats', 'resume', 'listening-all-chats').waitFor();
    await wire.row('alice', sendMessage, 'retry', '201').waitFor();
    await wire.row('bob', 'new-message', 'Are you there?').waitFor();
    expect(await wire.rows('bob', 'new-message').count()).toBe(1);
    expect(await contentsOf('alice')).toEqual(['Are you there?']);
    expect(await visitor.leave()).toEqual([]);
  });

  it('shows one person only, and nothing of before', async () => {
    await wire.beginChat();
    await wire.panel.getByLabel('Show').selectOption('bob');
    await wire.rows('alice', 'POST /dev/sessions').waitFor({ state: 'detached' });
    expect(await wire.rows('bob', 'POST /dev/sessions').count()).toBe(1);
    await wire.panel.getByRole('button', { name: 'Clear' }).click();
    await wire.panel.getByText('Nothing yet.').waitFor();
  });

  /** What is in the only chat of a user. */
  async function contentsOf(userId: string): Promise<string[]> {
    const api = await service.api(userId);
    const { body: chats } = await api.call<{ items: { id: string }[] }>('listChats');
    const params = { chatId: chats.items[0]!.id };
    const { body } = await api.call<{ items: { content: string }[] }>('listMessages', { params });
    return body.items.map(({ content }) => content);
  }

  /** Links whose page has no such place. */
  async function missing(links: URL[]): Promise<string[]> {
    const pages = new Map<string, string>();
    for (const { pathname } of links) {
      if (!pages.has(pathname))
        pages.set(pathname, await (await fetch(service.url + pathname)).text());
    }
    return links
      .filter(({ hash }) => hash !== '')
      .filter(({ pathname, hash }) => !pages.get(pathname)!.includes(`id="${hash.slice(1)}"`))
      .map(({ href }) => href);
  }
});

/** Runs what was shown, in a folder for its cookies; what each says. */
async function inTurn(commands: string[]): Promise<unknown[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'messaging-curl-'));
  const answers: unknown[] = [];
  try {
    for (const command of commands) {
      const { stdout } = await run('bash', ['-c', command], { cwd: folder });
      answers.push(JSON.parse(stdout));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return answers;
}
