import { describeWithChromium } from '../docs/describe-with-chromium';
import { useChatPage } from './chat-page';

describeWithChromium('a thread in the web chat', () => {
  const chatPage = useChatPage();

  it('is beside the chat, has the answers of both, and is closed again', async () => {
    const api = await chatPage.service.api('alice');
    const { id } = await api.createChat(['bob']);
    for (const content of ['Which day?', 'And where?']) await api.sendMessage(id, content);
    const { alice, bob } = await chatPage.open();
    await alice.openChat('bob');
    await bob.openChat('alice');

    await bob.choose('alice: Which day?', 'Open the thread');
    await bob.answerField.fill('On Friday');
    await bob.answerField.press('Enter');
    await alice.press('You: Which day?', '1 answer');
    await alice.thread.getByRole('article', { name: 'bob: On Friday', exact: true }).waitFor();
    await alice.answerField.fill('Fine');
    await alice.answerField.press('Enter');
    await bob.thread.getByRole('article', { name: 'alice: Fine', exact: true }).waitFor();

    const said = await bob.thread
      .getByRole('article')
      .evaluateAll((articles) =>
        articles.map((one) => (one as unknown as Element).getAttribute('aria-label')),
      );
    expect(said).toEqual(['alice: Which day?', 'You: On Friday', 'alice: Fine']);
    await bob.thread.getByRole('button', { name: 'Close' }).click();
    await bob.thread.waitFor({ state: 'detached' });
    await bob.press('alice: Which day?', '2 answers');
    await bob.thread.waitFor();
  });
});

/** What a browser knows of an element, as far as it is used here. */
interface Element {
  getAttribute(name: string): string | null;
}
