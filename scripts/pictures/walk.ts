import { Person } from '../../test/web/chat-page';
import type { PictureName } from './kept';
import type { Screen } from './screen';
import type { Stage } from './stage';

/** Goes through all that there is to see, and takes pictures. */
export async function walk(stage: Stage, screen: Screen): Promise<void> {
  await walkChat(stage, screen);
  await walkFirstMinute(stage, screen);
  await walkDocs(stage, screen);
}

/** An app's page, around the chat. */
const appPage = (attributes: string) => `<!doctype html>
  <html ${attributes}>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>App</title>
    <script type="module" src="messaging-chat.js"></script>
    <style>
      :root { color-scheme: light dark; background: light-dark(#e7eaf1, #08090c) }
      body { margin: 0; block-size: 100vh; box-sizing: border-box }
      @media (min-width: 600px) {
        body { padding: 28px }
        messaging-chat {
          border-radius: 16px;
          box-shadow: 0 1px 2px #0002, 0 12px 40px light-dark(#1f294626, #000a);
        }
      }
    </style>
    <main style="block-size: 100%"><messaging-chat user-id="alice" development></messaging-chat></main>`;

async function openApp({ url }: Stage, { page }: Screen, attributes: string): Promise<Person> {
  await page.route(`${url}/chat/app`, (route) =>
    route.fulfill({ contentType: 'text/html', body: appPage(attributes) }),
  );
  await page.goto(`${url}/chat/app`);
  const alice = new Person(page.locator('main'));
  await alice.list.getByRole('listitem').first().waitFor();
  return alice;
}

async function walkChat(stage: Stage, screen: Screen): Promise<void> {
  const { page, isNarrow } = screen;
  let alice = await openApp(stage, screen, 'lang="en"');
  await screen.take('list');
  await alice.openChat('Release 2.0');
  const wish = 'Dave Okafor: The part on upgrades needs a second pair of eyes.';
  await alice.message(wish).waitFor();
  // The names come a moment after the messages.
  const mention = alice.message('Dave Okafor: @Alice Martin the notes are written.').locator('b');
  await mention.waitFor();
  await screen.take('chat');

  await alice.press(wish, 'React');
  await screen.take('emoji');
  await page.keyboard.press('Escape');
  await alice.press(
    'You: Bob, can you try the migration once more?',
    'What to do with the message',
  );
  await screen.take('menu');
  await page.keyboard.press('Escape');
  await alice.press(wish, 'Reply');
  await alice.field.fill('I read it after lunch, @b');
  await alice.field.press('End');
  await alice.field.pressSequentially('o');
  await screen.take('reply');
  await alice.field.press('Escape');
  await alice.field.press('Escape');
  await alice.field.fill('');

  await alice.press('You: We ship on Friday. Who has something open?', '2 answers');
  await alice.thread.getByRole('article').nth(2).waitFor();
  await screen.take('thread');
  await alice.thread.getByRole('button', { name: 'Close' }).click();

  await alice.side.getByRole('button', { name: 'Details of the chat' }).click();
  await alice.side.getByRole('list', { name: 'Participants' }).getByText('Carol').waitFor();
  await screen.take('people');
  await page.keyboard.press('Escape');
  await alice.side.getByRole('button', { name: 'Pinned messages' }).click();
  await alice.side.locator('messaging-pins').getByRole('listitem').waitFor();
  await screen.take('pins');
  await page.keyboard.press('Escape');

  if (isNarrow) await alice.side.getByRole('button', { name: 'Back to the list' }).click();
  await alice.list.getByRole('button', { name: 'New chat' }).click();
  const form = alice.side.locator('messaging-new-chat');
  await form.getByLabel('User ids').fill('bob, carol');
  await form.getByLabel('Name (optional)').fill('Summer party');
  await screen.take('new-chat');
  await page.keyboard.press('Escape');

  await alice.openChat('Carol Díaz');
  await screen.take('direct');
  if (isNarrow) await alice.side.getByRole('button', { name: 'Back to the list' }).click();
  await alice.openChat('Announcements');
  await screen.take('announcements');

  alice = await openApp(stage, screen, 'lang="fr"');
  await alice.list.getByRole('button', { name: /^Release/ }).click();
  await alice.side.getByRole('article').last().waitFor();
  await screen.take('french');
  alice = await openApp(stage, screen, 'lang="ar" dir="rtl"');
  await alice.openChat('إطلاق النسخة 2.0');
  await alice.side.getByRole('article').last().waitFor();
  await screen.take('right-to-left');
}

async function walkFirstMinute(stage: Stage, screen: Screen): Promise<void> {
  const { page, isNarrow } = screen;
  await page.goto(`${stage.url}/chat/`);
  const alice = new Person(page.getByRole('region', { name: 'First person' }));
  const bob = new Person(page.getByRole('region', { name: 'Second person' }));
  await alice.openChat('Bob Keller');
  await bob.openChat('Alice Martin');
  await bob.say('The numbers are good, by the way 🙂');
  await alice.message('Bob Keller: The numbers are good, by the way 🙂').waitFor();
  await alice.field.pressSequentially('See you at one');
  await bob.side.getByText('Alice Martin is typing').waitFor();
  await page.evaluate('scrollTo(0, 0)');
  await screen.take('first-minute', isNarrow ? 1600 : 960);

  const panel = page.locator('wire-panel');
  const row = panel
    .locator('wire-row')
    .filter({ hasText: 'POST' })
    .filter({ hasText: '/messages' });
  await page.evaluate(`document.querySelector('wire-panel').style.blockSize = '560px'`);
  await row.last().locator('summary').click();
  await row.last().evaluate('(row) => row.scrollIntoView({ block: "center" })');
  await screen.takePart('wire', page.locator('aside'));

  await page.goto(`${stage.url}/chat/`);
  await alice.openChat('Bob Keller');
  await bob.openChat('Alice Martin');
  await page.getByRole('button', { name: 'Cut the connection of alice' }).click();
  await alice.side.getByText('No connection.').waitFor();
  await alice.field.fill('');
  await alice.say('See you at one, in the small room.');
  await alice.say('I bring the coffee ☕');
  await alice.message('You: I bring the coffee ☕').getByText('sending').waitFor();
  await page.evaluate('scrollTo(0, 0)');
  await screen.take('offline', isNarrow ? 1600 : 960);
}

async function walkDocs({ url }: Stage, screen: Screen): Promise<void> {
  const pages: readonly [PictureName, string][] = [
    ['docs-start', 'index.html'],
    ['docs-operation', 'rest-messages.html#sendMessage'],
    ['docs-event', 'events-message.html#event-reaction-changed'],
    ['docs-web-chat', 'web.html'],
  ];
  for (const [name, place] of pages) {
    await screen.page.goto(`${url}/docs/${place}`);
    await screen.take(name);
  }
}
