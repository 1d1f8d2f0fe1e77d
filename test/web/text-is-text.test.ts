import type { Locator } from 'playwright-core';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { succeed } from '../support/api-client';
import { eventually } from '../support/eventually';
import { type BrowserElement, inBrowser, useChatPage } from './chat-page';
import { hostileNames, hostileTexts } from './hostile-texts';

describeWithChromium('a text that would do harm as markup', () => {
  const chatPage = useChatPage();
  const dialogs: string[] = [];

  beforeAll(() => {
    chatPage.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  });

  /** Nothing that a text says was done. Requests that leave fail the test by themselves. */
  async function expectNothingRan(): Promise<void> {
    expect(await chatPage.page.evaluate('window.pwned')).toBeUndefined();
    expect(dialogs).toEqual([]);
  }

  it('is shown as the text that it is: as a message and in an answer to it', async () => {
    const alice = await chatPage.service.api('alice');
    const { id: chatId } = await alice.createChat(['bob']);
    const sent = [];
    for (const text of hostileTexts) sent.push(await alice.sendMessage(chatId, text));
    for (const { id: replyTo } of sent) {
      const body = { content: 'answer', replyTo };
      succeed(await alice.call('sendMessage', { params: { chatId }, body }));
    }
    const { bob } = await chatPage.open();
    await bob.openChat('alice');
    const log = bob.log('alice');
    await log.locator('messaging-message').first().waitFor();
    const shown = await lookThrough(log, '.text', 2 * sent.length);
    const answers = hostileTexts.map(() => 'answer');
    expect(shown.map(({ text }) => text)).toEqual([...hostileTexts, ...answers]);
    expect([...new Set(shown.flatMap(({ tags }) => tags))]).toEqual(['a']);
    const links = shown.flatMap(({ links }) => links);
    expect(new Set(links.map((link) => new URL(link).protocol))).toEqual(
      new Set(['http:', 'https:']),
    );
    const quotes = await lookThrough(log, '.quote > span[dir]', 2 * sent.length);
    expect(quotes.map(({ text }) => text)).toEqual(hostileTexts);
    expect([...shown, ...quotes].flatMap(({ handlers }) => handlers)).toEqual([]);
    expect(quotes.flatMap(({ tags }) => tags)).toEqual([]);
    await expectNothingRan();
  });

  it('is shown as the text that it is: as the name of a chat', async () => {
    const alice = await chatPage.service.api('alice');
    for (const name of hostileNames) await alice.createChat(['bob'], name);
    const { bob } = await chatPage.open();
    const entries = bob.list.locator('messaging-chat-entry');
    await eventually(async () => {
      await inBrowser(bob.list.locator('.scroller'), (one) => one.scrollTo(0, one.scrollHeight));
      expect(await entries.count()).toBe(hostileNames.length);
    });
    const titles = (await lookAtAll(entries, '.title')).flatMap(([, looks]) => looks);
    expect(titles.map(({ text }) => text)).toEqual(hostileNames.toReversed());
    expect(titles.flatMap(({ tags }) => tags)).toEqual([]);
    await entries.first().getByRole('button').first().click();
    const heading = bob.side.locator('messaging-header').getByRole('heading');
    await eventually(async () => expect(await heading.textContent()).toBe(hostileNames.at(-1)));
    await expectNothingRan();
  });

  it('is shown as the text that it is: as the name of a user', async () => {
    const owner = await chatPage.service.api('bob');
    const userIds = hostileNames.map((_name, at) => `user-${at}`);
    const { id: chatId } = await owner.createChat(userIds, 'Names');
    for (const [at, name] of hostileNames.entries()) {
      const api = await chatPage.service.api(userIds[at]!);
      succeed(await api.call('updateMe', { body: { name } }));
      await api.sendMessage(chatId, 'Hello');
    }
    const { bob } = await chatPage.open();
    await bob.openChat('Names');
    const log = bob.log('Names');
    await log.locator('messaging-message').first().waitFor();
    // They are read a moment after the messages.
    await eventually(async () => {
      const names = await lookThrough(log, '.column > .name', hostileNames.length);
      expect(names.map(({ text }) => text)).toEqual(hostileNames);
      expect(names.flatMap(({ tags }) => tags)).toEqual([]);
    });
    await expectNothingRan();
  });
});

/** What stands in an element. */
interface Look {
  text: string;
  tags: string[];
  links: string[];
  handlers: string[];
}

/** What stands in a part of so many messages, of which the page has a few at a time: from the first to the last. */
async function lookThrough(log: Locator, selector: string, count: number): Promise<Look[]> {
  const all = new Map<string, Look[]>();
  await eventually(async () => {
    await inBrowser(log, (scroller) => scroller.scrollTo(0, 0));
    expect(await log.getByText('This is where the chat begins.').count()).toBe(1);
  });
  await eventually(async () => {
    for (const [key, looks] of await lookAtAll(log.locator('[data-key]'), selector)) {
      if (!all.has(key!)) all.set(key!, looks);
    }
    await inBrowser(log, (scroller) => scroller.scrollTo(0, scroller.scrollHeight));
    expect(all.size).toBe(count);
  });
  return [...all.values()].flat();
}

/** What stands in a part of each of the elements, with the key of each. */
function lookAtAll(elements: Locator, selector: string): Promise<[string | null, Look[]][]> {
  return elements.evaluateAll(looksOf as never, selector);
}

/** In the browser: the part is also found where it is in the shadow of another. */
function looksOf(shown: BrowserElement[], selector: string): [string | null, Look[]][] {
  const partsOf = (root: BrowserElement): BrowserElement[] => [
    ...root.querySelectorAll(selector),
    ...[root, ...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
      shadowRoot ? partsOf(shadowRoot) : [],
    ),
  ];
  const lookAt = (one: BrowserElement): Look => {
    const inside = [...one.querySelectorAll('*')];
    return {
      text: one.textContent,
      tags: inside.map(({ localName }) => localName),
      links: [...one.querySelectorAll('a')].map(({ href }) => href),
      handlers: [one, ...inside].flatMap(({ attributes }) =>
        [...attributes].map(({ name }) => name).filter((name) => /^on|^style$/.test(name)),
      ),
    };
  };
  return shown.map((one) => [one.getAttribute('data-key'), partsOf(one).map(lookAt)]);
}
