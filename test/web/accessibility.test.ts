import type { Locator } from 'playwright-core';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { succeed } from '../support/api-client';
import { inBrowser, type Person, useChatPage } from './chat-page';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// The elements of the page, and of all elements in it, that move or fade when something changes.
const moving = `(() => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((one) =>
    [one, ...(one.shadowRoot === null ? [] : all(one.shadowRoot))]);
  const isMoving = (one) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
    return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
  };
  return all(document).filter(isMoving).map(({ localName, className }) => localName + '.' + className);
})()`;

// More than there are places to stop in the page.
const mostPresses = 40;

describeWithChromium('the web chat for everyone', () => {
  const chatPage = useChatPage();

  /** A chat with all that a message can have: an answer with a quote, reactions, a mention, a link. */
  async function haveTalked(): Promise<void> {
    const alice = await chatPage.service.api('alice');
    const bob = await chatPage.service.api('bob');
    const { id: chatId } = await alice.createChat(['bob', 'carol'], 'Team');
    const { id: messageId } = await alice.sendMessage(chatId, 'See https://example.com/plan');
    const params = { chatId, messageId };
    succeed(await bob.call('addReaction', { params: { ...params, emoji: '👍' } }));
    succeed(await alice.call('addReaction', { params: { ...params, emoji: '🎉' } }));
    const body = { content: 'Thanks @alice', replyTo: messageId, mentions: ['alice'] };
    succeed(await bob.call('sendMessage', { params: { chatId }, body }));
    const gone = await bob.sendMessage(chatId, 'oops');
    succeed(await bob.call('deleteMessage', { params: { chatId, messageId: gone.id } }));
    await alice.createChat(['bob']);
  }

  /** Opens the page with that chat open for alice; bob sees the list. */
  async function openTalk(): Promise<Person> {
    await haveTalked();
    const { alice } = await chatPage.open();
    await alice.openChat('Team');
    await alice.message('bob: Thanks @alice').waitFor();
    return alice;
  }

  async function expectClean(): Promise<void> {
    expect(await chatPage.visitor.violations(rules)).toEqual([]);
  }

  it('breaks no rule of accessibility: nothing there yet', async () => {
    const { alice } = await chatPage.open();
    await alice.list.getByText('No chats yet.').waitFor();
    await expectClean();
  });

  it.each(['light', 'dark'] as const)(
    'breaks no rule of accessibility: list and conversation, %s',
    async (colorScheme) => {
      await chatPage.page.emulateMedia({ colorScheme });
      await openTalk();
      await expectClean();
    },
  );

  it('breaks no rule of accessibility: the dialog for a new chat', async () => {
    const { alice } = await chatPage.open();
    await alice.list.getByRole('button', { name: 'New chat' }).click();
    await alice.side.getByRole('dialog', { name: 'New chat' }).waitFor();
    await expectClean();
  });

  it.each(['light', 'dark'] as const)(
    'breaks no rule of accessibility: a choice of emoji, and a menu, %s',
    async (colorScheme) => {
      await chatPage.page.emulateMedia({ colorScheme });
      const alice = await openTalk();
      await alice.press('bob: Thanks @alice', 'React');
      await alice.side.getByRole('dialog', { name: 'Emoji' }).waitFor();
      await expectClean();
      await chatPage.page.keyboard.press('Escape');
      await alice.press('bob: Thanks @alice', 'What to do with the message');
      await alice.side.getByRole('menu').waitFor();
      await expectClean();
    },
  );

  it('breaks no rule of accessibility: the dialogs of a chat, and that of its user', async () => {
    const alice = await openTalk();
    for (const [button, name] of [
      ['Details of the chat', 'Team'],
      ['Pinned messages', 'Pinned messages'],
      ['Your name and picture', 'Your name and picture'],
    ] as const) {
      await alice.openDialog(button, name);
      await expectClean();
      await chatPage.page.keyboard.press('Escape');
    }
    await alice.choose('You: See https://example.com/plan', 'Who reacted');
    await alice.side.getByRole('list', { name: 'Who reacted' }).getByText('bob').waitFor();
    await expectClean();
  });

  it('moves nothing for those who want no motion', async () => {
    const { page } = chatPage;
    await openTalk();
    expect(await page.evaluate(moving)).not.toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await page.evaluate(moving)).toEqual([]);
  });

  it('breaks no rule of accessibility and fits: a screen of 320 pixels', async () => {
    await chatPage.visitor.resize(320);
    await haveTalked();
    const { alice } = await chatPage.open();
    await alice.entry('Team').waitFor();
    await expectClean();
    expect(await chatPage.visitor.overflow()).toBe(0);
    await alice.openChat('Team');
    await alice.message('bob: Thanks @alice').waitFor();
    await expectClean();
    expect(await chatPage.visitor.overflow()).toBe(0);
    // What stands in the log may be cut off without making the page wider.
    expect(await inBrowser(alice.log('Team'), (log) => log.scrollWidth - log.clientWidth)).toBe(0);
    await alice.side.getByRole('button', { name: 'Back to the list' }).click();
    await alice.entry('Team').waitFor();
  });

  it('breaks no rule of accessibility: in French', async () => {
    await haveTalked();
    const { alice } = await chatPage.open();
    await inPage(
      `document.querySelectorAll('messaging-chat').forEach((chat) => (chat.lang = 'fr'))`,
    );
    await alice.list.getByRole('button', { name: 'Nouvelle discussion' }).waitFor();
    await alice.list.getByRole('button', { name: /^Team/ }).click();
    await alice.side.getByLabel('Écrire un message').waitFor();
    await alice.message('bob : Thanks @alice').waitFor();
    await expectClean();
  });

  it('breaks no rule of accessibility and is turned round: from right to left', async () => {
    const alice = await openTalk();
    await inPage(`document.documentElement.dir = 'rtl'`);
    const list = (await alice.list.boundingBox())!;
    expect(list.x).toBeGreaterThan((await alice.log('Team').boundingBox())!.x);
    await expectClean();
    expect(await chatPage.visitor.overflow()).toBe(0);
  });

  it('can be used with the keyboard alone', async () => {
    await haveTalked();
    const { alice, bob } = await chatPage.open();
    await bob.openChat('Team');
    const { keyboard } = chatPage.page;
    // From where the page begins.
    await chatPage.page.getByRole('heading', { name: 'Messaging service' }).click();
    await pressUntil('Tab', alice.list.getByRole('button', { name: /^bob/ }));
    await keyboard.press('ArrowDown');
    expect(await isFocused(alice.list.getByRole('button', { name: /^Team/ }))).toBe(true);
    await keyboard.press('Enter');
    await alice.log('Team').waitFor();
    await pressUntil('Tab', alice.field);
    await keyboard.type('By hand');
    await keyboard.press('Enter');
    await bob.message('alice: By hand').waitFor();
    await pressUntil('Shift+Tab', alice.message('You: By hand'));
    await pressUntil('ArrowUp', alice.message('bob: Thanks @alice'));
    const react = alice
      .message('bob: Thanks @alice')
      .getByRole('button', { name: 'React with 👍' });
    await pressUntil('Tab', react);
    await keyboard.press('Enter');
    await bob.message('You: Thanks @alice').getByRole('button', { name: '👍 1: alice' }).waitFor();
  });

  const inPage = (script: string) => chatPage.page.evaluate(script);

  /** Presses a key until the focus is there, as often as a person would. */
  async function pressUntil(key: string, wanted: Locator): Promise<void> {
    await wanted.waitFor();
    for (let times = 0; times < mostPresses && !(await isFocused(wanted)); times += 1) {
      await chatPage.page.keyboard.press(key);
    }
    expect([key, await isFocused(wanted)]).toEqual([key, true]);
  }
});

function isFocused(element: Locator): Promise<boolean> {
  return inBrowser(element, (one) => one.matches(':focus'));
}
