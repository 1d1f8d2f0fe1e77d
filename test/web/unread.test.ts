import { describeWithChromium } from '../docs/describe-with-chromium';
import { useChatPage } from './chat-page';

describeWithChromium('what is unread in the web chat', () => {
  const chatPage = useChatPage();

  /** Opens the page when bob has so many messages of alice to read, and opens the chat as both. */
  async function openUnread(count: number) {
    const api = await chatPage.service.api('alice');
    const { id } = await api.createChat(['bob']);
    for (let n = 1; n <= count; n += 1) await api.sendMessage(id, `Message ${n}`);
    const { alice, bob } = await chatPage.open();
    await alice.openChat('bob');
    const badge = bob.entry('alice').getByText(`${count} unread messages`);
    await badge.waitFor();
    await bob.openChat('alice');
    await bob.message('alice: Message 1').waitFor();
    const toEnd = bob.side.getByRole('button', { name: 'To the newest message' });
    return { alice, bob, badge, toEnd };
  }

  it('stays so until its end is seen', async () => {
    const { alice, bob, badge, toEnd } = await openUnread(40);
    await toEnd.waitFor();
    // What was said before this has come, and its answer.
    await bob.field.pressSequentially('Hm');
    await alice.side.getByText('bob is typing …').waitFor();
    expect(await badge.count()).toBe(1);
    await toEnd.click();
    await badge.waitFor({ state: 'detached' });
    await toEnd.waitFor({ state: 'detached' });
  });

  it('is read where all of it is seen, and there is no way to the end', async () => {
    const { badge, toEnd } = await openUnread(2);
    await badge.waitFor({ state: 'detached' });
    await toEnd.waitFor({ state: 'detached' });
  });
});
