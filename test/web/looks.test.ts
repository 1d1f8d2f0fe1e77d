import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { succeed } from '../support/api-client';
import { unclickable } from './clickable';
import { type Person, useChatPage } from './chat-page';

// To be looked at.
const pictures = path.join(__dirname, '../../artifacts/looks');

const looks = [1400, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);

describeWithChromium('what two people see of the web chat', () => {
  const chatPage = useChatPage();

  beforeAll(() => mkdir(pictures, { recursive: true }));

  describe.each(looks)('$width pixels wide, $scheme', ({ width, scheme }) => {
    const isNarrow = width < 600;

    beforeEach(async () => {
      // Both people and the wire fit where the page is narrow, one below the other.
      await chatPage.page.setViewportSize({ width, height: isNarrow ? 1700 : 1000 });
      await chatPage.page.emulateMedia({ colorScheme: scheme });
    });

    /** What stands there is whole, in its colours, and can be used. */
    async function look(name: string): Promise<void> {
      const { page, visitor } = chatPage;
      // Nobody points at anything.
      await page.mouse.move(0, 0);
      await page.screenshot({ path: path.join(pictures, `${name}-${width}-${scheme}.png`) });
      expect(await visitor.overflow()).toBeLessThanOrEqual(0);
      expect(await unclickable(page)).toEqual([]);
      expect([scheme, ...(await brightness())]).toEqual(
        scheme === 'dark' ? ['dark', 'dark', 'bright'] : ['light', 'bright', 'dark'],
      );
    }

    /** Of what is behind the chat's texts, and of the texts. */
    async function brightness(): Promise<string[]> {
      return chatPage.page.evaluate(`(() => {
        const { backgroundColor, color } = getComputedStyle(document.querySelector('messaging-chat'));
        const isBright = (of) => of.match(/\\d+/g).slice(0, 3).every((part) => part > 127);
        return [backgroundColor, color].map((of) => (isBright(of) ? 'bright' : 'dark'));
      })()`);
    }

    /** Opens the page when there is a group with all that a message can have. */
    async function openTalk(): Promise<{ alice: Person; bob: Person }> {
      const alice = await chatPage.service.api('alice');
      const bob = await chatPage.service.api('bob');
      const { id: chatId } = await alice.createChat(['bob', 'carol'], 'Release');
      const { id: messageId } = await alice.sendMessage(chatId, 'Who has something open?');
      const params = { chatId, messageId };
      succeed(await bob.call('addReaction', { params: { ...params, emoji: '🚀' } }));
      succeed(await alice.call('pinMessage', { params }));
      const body = { content: 'The texts, @carol has them.', replyTo: messageId };
      succeed(await bob.call('sendMessage', { params: { chatId }, body }));
      const people = await chatPage.open();
      for (const person of [people.alice, people.bob]) await person.openChat('Release');
      await people.alice.message('bob: The texts, @carol has them.').waitFor();
      await people.bob.message('alice: Who has something open?').waitFor();
      return people;
    }

    it('from nothing to a chat in which both write', async () => {
      const { alice, bob } = await chatPage.open();
      await alice.list.getByText('No chats yet.').waitFor();
      await look('nothing-yet');
      await alice.list.getByRole('button', { name: 'New chat' }).click();
      await alice.side.getByRole('dialog', { name: 'New chat' }).waitFor();
      await look('new-chat');
      await chatPage.page.keyboard.press('Escape');
      await alice.beginChat('bob');
      await alice.say('Do you have ten minutes for the new search today?');
      await bob.openChat('alice');
      await bob.say('After lunch, with all the numbers that I can find.');
      await alice.message('bob: After lunch, with all the numbers that I can find.').waitFor();
      await bob.message('alice: Do you have ten minutes for the new search today?').waitFor();
      await look('chat');
    });

    it('a group, what one does with its messages, and its thread', async () => {
      const { alice, bob } = await openTalk();
      await look('group');
      await alice.press('bob: The texts, @carol has them.', 'What to do with the message');
      await look('menu');
      await chatPage.page.keyboard.press('Escape');
      await alice.press('bob: The texts, @carol has them.', 'React');
      await look('emoji');
      await chatPage.page.keyboard.press('Escape');
      await bob.press('alice: Who has something open?', 'Reply');
      await look('reply');
      await bob.field.fill('And @');
      await bob.side.getByRole('listbox').waitFor();
      await look('mention');
      await bob.field.press('Escape');
      await bob.field.fill('');
      await alice.press('You: Who has something open?', '1 answer');
      await alice.thread
        .getByRole('article', { name: 'bob: The texts, @carol has them.' })
        .waitFor();
      await look('thread');
    });

    it('who takes part, and what is pinned', async () => {
      const { alice, bob } = await openTalk();
      await alice.side.getByRole('button', { name: 'Details of the chat' }).click();
      await alice.side.getByRole('list', { name: 'Participants' }).getByText('carol').waitFor();
      await look('people');
      await chatPage.page.keyboard.press('Escape');
      await bob.side.getByRole('button', { name: 'Pinned messages' }).click();
      await bob.side.locator('messaging-pins').getByRole('listitem').waitFor();
      await look('pins');
    });

    it('what is said while the line is cut', async () => {
      const { alice, bob } = await openTalk();
      await chatPage.page.getByRole('button', { name: 'Cut the connection of alice' }).click();
      await alice.side.getByText('No connection.').waitFor();
      await alice.say('I write all the same.');
      await alice.message('You: I write all the same.').getByText('sending').waitFor();
      await look('offline');
      await chatPage.page.getByRole('button', { name: 'Reconnect alice' }).click();
      await bob.message('alice: I write all the same.').waitFor();
      await alice.side.getByText('No connection.').waitFor({ state: 'detached' });
      await look('online-again');
    });

    it('from right to left', async () => {
      const { alice } = await openTalk();
      await chatPage.page.evaluate(`document.documentElement.dir = 'rtl'`);
      await alice.say('هل كل شيء جاهز ليوم الجمعة؟');
      await alice.message('You: هل كل شيء جاهز ليوم الجمعة؟').waitFor();
      await look('right-to-left');
    });
  });
});
