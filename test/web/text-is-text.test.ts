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

  /** Scrolls up until so many are there: the page reads what is older when it is looked for. */
  async function readUp(log: Locator, count: number): Promise<void> {
    await eventually(async () => {
      await inBrowser(log, (scroller) => scroller.scrollTo(0, 0));
      expect(await log.locator('messaging-message').count()).toBe(count);
    });
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
    await readUp(bob.log('alice'), 2 * sent.length);

    const shown = await look(bob.log('alice').locator('.text'));
    const answers = hostileTexts.map(() => 'answer');
    expect(shown.map(({ text }) => text)).toEqual([...hostileTexts, ...answers]);
    expect([...new Set(shown.flatMap(({ tags }) => tags))]).toEqual(['a']);
    const links = shown.flatMap(({ links }) => links);
    expect(new Set(links.map((link) => new URL(link).protocol))).toEqual(
      new Set(['http:', 'https:']),
    );
    const quotes = await look(bob.log('alice').locator('.quote > span[dir]'));
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
    const titles = await look(entries.locator('.title'));
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
    await readUp(bob.log('Names'), hostileNames.length);
    const names = bob.log('Names').locator('.column > .name');
    await eventually(async () => {
      expect((await look(names)).map(({ text }) => text)).toEqual(hostileNames);
    });
    expect((await look(names)).flatMap(({ tags }) => tags)).toEqual([]);
    await expectNothingRan();
  });
});

/** What stands in each of the elements. */
function look(elements: Locator) {
  return elements.evaluateAll((shown) =>
    (shown as unknown as BrowserElement[]).map((one) => {
      const inside = [...one.querySelectorAll('*')];
      return {
        text: one.textContent,
        tags: inside.map(({ localName }) => localName),
        links: [...one.querySelectorAll('a')].map(({ href }) => href),
        handlers: [one, ...inside].flatMap(({ attributes }) =>
          [...attributes].map(({ name }) => name).filter((name) => /^on|^style$/.test(name)),
        ),
      };
    }),
  );
}
