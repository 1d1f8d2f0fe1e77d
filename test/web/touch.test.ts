import type { Locator } from 'playwright-core';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { useChatPage } from './chat-page';

// What a finger hits without aiming, by the guidelines of those who make phones.
const fingerPx = 44;
// After so long a browser takes a finger for one that rests.
const restMs = 200;

describeWithChromium('the web chat on a phone', () => {
  const chatPage = useChatPage({}, true);

  async function talk(...contents: string[]) {
    const api = await chatPage.service.api('alice');
    const { id } = await api.createChat(['bob']);
    for (const content of contents) await api.sendMessage(id, content);
    await chatPage.visitor.resize(390);
    const { alice, bob } = await chatPage.open();
    await alice.entry('bob').getByRole('button').first().tap();
    await alice.log('bob').waitFor();
    await bob.entry('alice').getByRole('button').first().tap();
    await bob.log('alice').waitFor();
    return { alice, bob };
  }

  it('has what one does with a message at a tap, for a finger', async () => {
    const { alice, bob } = await talk('Shall we?');
    const message = bob.message('alice: Shall we?');
    await message.tap();
    const tools = message.getByRole('group', { name: 'What to do with the message' });
    const react = tools.getByRole('button', { name: 'React with 👍' });
    const sizes = await tools.getByRole('button').evaluateAll((buttons) =>
      buttons.map((button) => {
        const { offsetWidth, offsetHeight } = button as unknown as Record<string, number>;
        return Math.min(offsetWidth!, offsetHeight!);
      }),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(fingerPx);
    await react.tap();
    await alice.message('You: Shall we?').getByRole('button', { name: '👍 1: bob' }).waitFor();

    await message.tap();
    await message.getByRole('button', { name: 'Reply' }).tap();
    await bob.field.fill('Yes');
    await bob.side.getByRole('button', { name: 'Send' }).tap();
    const answer = alice.message('bob: Yes');
    await answer.getByRole('button', { name: 'Answer to alice Shall we?' }).waitFor();
    expect(await chatPage.visitor.overflow()).toBe(0);
  });

  it('has the menu of each chat where nothing hovers', async () => {
    const { bob } = await talk('Hello');
    await bob.side.getByRole('button', { name: 'Back to the list' }).tap();
    await bob.entry('alice').getByRole('button', { name: 'Actions for the chat alice' }).tap();
    await bob.entry('alice').getByRole('menuitem', { name: 'Pin the chat' }).tap();
    await bob.entry('alice').getByText('pinned', { exact: true }).waitFor();
  });

  it('is scrolled with a finger, to the beginning of the chat', async () => {
    const { alice } = await talk(...Array.from({ length: 120 }, (_, at) => `message ${at + 1}`));
    const log = alice.log('bob');
    await alice.message('You: message 120').waitFor();
    const isThere = () => alice.message('You: message 1').count();
    // Each reads a page, when it comes near its end.
    while ((await isThere()) === 0) await swipeDown(log);
    await log.getByText('This is where the chat begins.').waitFor();
    const toNewest = alice.side.getByRole('button', { name: 'To the newest message' });
    await toNewest.tap();
    await toNewest.waitFor({ state: 'detached' });
    await alice.message('You: message 120').waitFor();
  });

  /** Draws a finger over what is scrolled, to see what is above. */
  async function swipeDown(scroller: Locator): Promise<void> {
    const finger = await chatPage.page.context().newCDPSession(chatPage.page);
    const box = (await scroller.boundingBox())!;
    const x = box.x + box.width / 2;
    const at = (part: number) => [{ x, y: box.y + box.height * part }];
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0.1) });
    for (let step = 1; step <= 8; step += 1) {
      const touchPoints = at(0.1 + step / 10);
      await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
    }
    // A finger that rests before it goes leaves nothing that scrolls on.
    await chatPage.page.waitForTimeout(restMs);
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  it('can be written in without the page being enlarged', async () => {
    const { alice } = await talk('Hello');
    // Browsers of phones enlarge the page for a field with smaller writing.
    const size = await alice.field.evaluate((field) => {
      const { computedStyleMap } = field as unknown as { computedStyleMap: () => Styles };
      return computedStyleMap.call(field).get('font-size').value;
    });
    expect(size).toBeGreaterThanOrEqual(16);
  });
});

/** What a browser knows of an element's look, as far as it is used here. */
interface Styles {
  get(name: string): { readonly value: number };
}
