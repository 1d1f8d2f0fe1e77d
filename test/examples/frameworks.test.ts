import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { eventually } from '../support/eventually';
import { Person } from '../web/chat-page';
import { examples, useExample } from './example';
import { ExampleCopy, packagesOf } from './example-copy';

const project = path.join(examples, '..');

/** What someone does and sees on the page. */
class User {
  constructor(readonly page: Page) {}

  async begin(userId: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Chat with' }).fill(userId);
    await this.page.keyboard.press('Enter');
  }

  entry(name: string) {
    return this.page.getByRole('link', { name, exact: true });
  }

  get field() {
    return this.page.getByRole('textbox', { name: 'Write' });
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.page.keyboard.press('Enter');
  }

  line(text: string) {
    return this.page.getByText(text, { exact: true });
  }

  /** What was said, by line. */
  async lines(): Promise<string[]> {
    const texts = await this.page.locator('main p').allTextContents();
    return texts.map((text) => text.trim());
  }

  /** As the browser says it of a tab that is left or comes to the front; headless, each is there. */
  setVisible(isVisible: boolean): Promise<void> {
    const properties = {
      hidden: { configurable: true, value: !isVisible },
      visibilityState: { configurable: true, value: isVisible ? 'visible' : 'hidden' },
    };
    return this.page.evaluate(`
      Object.defineProperties(document, ${JSON.stringify(properties)});
      document.dispatchEvent(new Event('visibilitychange'));
    `);
  }
}

describe.each(['react', 'vue'])('the example in %s', (name) => {
  it('is made with the packages that its tests have', async () => {
    const { 'messaging-client': _client, ...packages } = await packagesOf(
      path.join(examples, name),
    );
    expect(await packagesOf(project)).toMatchObject(packages);
  });

  describeWithChromium('in a browser', () => {
    let copy: ExampleCopy | undefined;
    const example = useExample(async () => {
      copy = await ExampleCopy.of(name);
      return copy.build();
    });
    afterAll(() => copy?.remove());

    const open = async (userId: string) => new User(await example.open(userId));

    it('is a page on which two people chat', async () => {
      const [alice, bob] = [await open('alice'), await open('bob')];
      await alice.begin('bob');
      await alice.say('Hello Bob!');
      await alice.line('alice: Hello Bob!').waitFor();
      await eventually(async () => expect(await alice.field.inputValue()).toBe(''));
      await bob.entry('alice, bob (1)').click();
      await bob.line('alice: Hello Bob!').waitFor();
      await bob.entry('alice, bob (0)').waitFor();
      await bob.say('Hello Alice!');
      await alice.line('bob: Hello Alice!').waitFor();
      expect(await alice.lines()).toEqual(['alice: Hello Bob!', 'bob: Hello Alice!']);
      await bob.page.reload();
      await bob.line('bob: Hello Alice!').waitFor();
    });

    it('goes from one chat to another, also with the button back', async () => {
      const bob = await example.service.api('bob');
      for (const chat of ['Tea', 'Cake']) {
        const { id } = await bob.createChat(['alice'], chat);
        await bob.sendMessage(id, `About ${chat}`);
      }
      const alice = await open('alice');
      await alice.entry('Tea (1)').click();
      await alice.line('bob: About Tea').waitFor();
      await alice.entry('Cake (1)').click();
      await alice.line('bob: About Cake').waitFor();
      expect(await alice.lines()).toEqual(['bob: About Cake']);
      await alice.page.goBack();
      await alice.line('bob: About Tea').waitFor();
      expect(await alice.lines()).toEqual(['bob: About Tea']);
    });

    it('shows the newest of many messages', async () => {
      const bob = await example.service.api('bob');
      const { id } = await bob.createChat(['alice'], 'Tea');
      for (let n = 1; n <= 50; n += 1) await bob.sendMessage(id, `${n}.`);
      const alice = await open('alice');
      await alice.entry('Tea (50)').click();
      await alice.line('bob: 50.').waitFor();
      await bob.sendMessage(id, 'One more');
      const { y } = (await alice.line('bob: One more').boundingBox())!;
      expect(y).toBeLessThan((await alice.field.boundingBox())!.y);
      expect(y).toBeGreaterThan(0);
    });

    it('marks as read what comes while the page is visible, and the rest when it is again', async () => {
      const bob = await example.service.api('bob');
      const { id } = await bob.createChat(['alice'], 'Tea');
      const alice = await open('alice');
      await alice.entry('Tea (0)').click();
      await alice.setVisible(false);
      await bob.sendMessage(id, 'Are you there?');
      await alice.line('bob: Are you there?').waitFor();
      await alice.entry('Tea (1)').waitFor();
      await alice.setVisible(true);
      await alice.entry('Tea (0)').waitFor();
    });

    it('says why no chat is begun', async () => {
      const alice = await open('alice');
      await alice.begin('bob smith');
      await alice.page.getByRole('alert').waitFor();
      await alice.begin('bob');
      await alice.field.waitFor();
      await alice.page.getByRole('alert').waitFor({ state: 'detached' });
    });
  });
});

describeWithChromium('the web chat in Vue, as the README has it', () => {
  let copy: ExampleCopy | undefined;
  const example = useExample(async () => {
    copy = await ExampleCopy.of('vue');
    const page = await readFile(copy.file('index.html'), 'utf8');
    await writeFile(
      copy.file('index.html'),
      page.replace('</head>', `${await block('html')}</head>`),
    );
    await writeFile(copy.file('vite.config.js'), await block('js'));
    await writeFile(copy.file('src/App.vue'), await block('vue'));
    return copy.build();
  });
  afterAll(() => copy?.remove());

  /** The block of the README that is in this language. */
  async function block(language: string): Promise<string> {
    const readme = await readFile(path.join(examples, 'README.md'), 'utf8');
    return new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(readme)![1]!;
  }

  it('is an element with attributes and events', async () => {
    const bob = await example.service.api('bob');
    const { id } = await bob.createChat(['alice'], 'Tea');
    const page = await example.open('alice');
    await new Person(page.locator('messaging-chat')).openChat('Tea');
    await page.getByText(id, { exact: true }).waitFor();
  });
});
