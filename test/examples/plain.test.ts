import path from 'node:path';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { Person } from '../web/chat-page';
import { examples, useExample } from './example';

describeWithChromium('the example in plain HTML', () => {
  const example = useExample(() => path.join(examples, 'plain'));

  it('is a page of an app in which two people chat', async () => {
    const open = async (userId: string) =>
      new Person((await example.open(userId)).locator('messaging-chat'));
    const [alice, bob] = [await open('alice'), await open('bob')];
    await alice.beginChat('bob');
    await alice.say('Are they vegan?');
    await bob.openChat('alice');
    await bob.message('alice: Are they vegan?').waitFor();
    await bob.say('The loaves are.');
    await alice.message('bob: The loaves are.').waitFor();
  });

  it('gives the chat its own look', async () => {
    const page = await example.open('alice');
    const lookOf = (name: string) =>
      page.evaluate(`(() => {
        const { backgroundColor, color } = getComputedStyle(document.querySelector('${name}'));
        return { backgroundColor, color };
      })()`);
    await page.getByRole('heading', { name: 'Chats' }).waitFor();
    expect(await lookOf('messaging-chat')).toEqual(await lookOf('html'));
  });
});
