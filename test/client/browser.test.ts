import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { chromiumPath } from '../support/chromium';
import { TestService } from '../support/test-service';
import { LossyNetwork } from './lossy-network';
import { servePage } from './page-site';

/** What the page below offers to the test. */
declare const chat: {
  /** What a page of a secure context has, and others do not. */
  hasRandomUuid: boolean;
  start(url: string): Promise<void>;
  send(content: string): Promise<unknown>;
  /** What was heard, when that many messages were. */
  heard(count: number): Promise<string[]>;
};

/** A name of this machine that is not localhost: its pages are not secure contexts. */
const phone = 'phone.example';

const page = `
  import { createMessagingClient, devToken } from './client/src';
  const contents = [];
  let client, chatId, notify = () => undefined;
  window.chat = {
    hasRandomUuid: 'randomUUID' in crypto,
    start: async (url) => {
      client = createMessagingClient({ url, userId: 'alice', getToken: devToken(url, 'alice') });
      await client.connect();
      ({ id: chatId } = await client.rest.createChat({ body: { participants: ['bob'] } }));
      await client.joinChat(chatId, { onMessage: ({ content }) => notify(contents.push(content)) });
    },
    send: (content) => client.sendMessage(chatId, content),
    heard: (count) => new Promise((resolve) => {
      notify = () => { if (contents.length >= count) resolve(contents); };
      notify();
    }),
  };
`;

describeWithChromium('the client in a browser', () => {
  let service: TestService;
  let network: LossyNetwork | undefined;
  let site: Server | undefined;
  let browser: Browser | undefined;

  const siteAt = (host: string) => `http://${host}:${(site!.address() as AddressInfo).port}`;

  beforeAll(async () => {
    site = await servePage(page);
    const origins = [siteAt('127.0.0.1'), siteAt(phone)].join(',');
    service = await TestService.start({ ALLOWED_ORIGINS: origins });
    network = await LossyNetwork.to(service.url);
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', `--host-resolver-rules=MAP ${phone} 127.0.0.1`],
    });
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
    await network?.close();
    await service.close();
  });

  it('chats from a page of another origin, also after its connections were cut', async () => {
    const tab = await browser!.newPage();
    const mistakes: string[] = [];
    tab.on('pageerror', (error) => mistakes.push(String(error)));
    await tab.goto(siteAt('127.0.0.1'));
    await tab.evaluate((url) => chat.start(url), network!.url);
    await tab.evaluate(() => chat.send('before'));
    expect(await tab.evaluate(() => chat.heard(1))).toEqual(['before']);
    network!.cut();
    await tab.evaluate(() => chat.send('after'));
    expect(await tab.evaluate(() => chat.heard(2))).toEqual(['before', 'after']);
    expect(mistakes).toEqual([]);
  });

  it('chats from a page without a secure context, as a phone has it on the local network', async () => {
    const tab = await browser!.newPage();
    await tab.goto(siteAt(phone));
    expect(await tab.evaluate(() => chat.hasRandomUuid)).toBe(false);
    await tab.evaluate((url) => chat.start(url), service.url.replace('127.0.0.1', phone));
    await tab.evaluate(() => chat.send('from the phone'));
    expect(await tab.evaluate(() => chat.heard(1))).toEqual(['from the phone']);
  });
});
