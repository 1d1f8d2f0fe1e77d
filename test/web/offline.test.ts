import type { Message } from '../../generated/schemas';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { succeed } from '../support/api-client';
import { useChatPage } from './chat-page';

describeWithChromium('the web chat without a connection', () => {
  const chatPage = useChatPage();

  it('keeps what was written and what was typed through a reload, and sends it once and in order', async () => {
    const api = await chatPage.service.api('alice');
    const { id } = await api.createChat(['bob']);
    const { alice, bob } = await chatPage.open();
    await alice.openChat('bob');
    await chatPage.page.getByRole('button', { name: 'Cut the connection' }).first().click();
    await alice.side.getByText('No connection. What you write is kept, and sent later.').waitFor();
    await alice.say('one');
    await alice.say('two');
    await alice.message('You: two').getByText('sending').waitFor();
    await alice.field.fill('three, not sent');

    // The line is whole again in the page that is loaded.
    await chatPage.open();
    await alice.openChat('bob');
    await bob.openChat('alice');
    await bob.message('alice: one').waitFor();
    await bob.message('alice: two').waitFor();
    await alice.message('You: two').getByText('read', { exact: true }).waitFor();
    // There is something to send as soon as the draft is read.
    await alice.side.locator('messaging-composer button.send:enabled').waitFor();
    expect(await alice.field.inputValue()).toBe('three, not sent');
    const history = await api.call<{ items: Message[] }>('listMessages', {
      params: { chatId: id },
    });
    const { items } = succeed(history);
    expect(items.map(({ content }) => content)).toEqual(['one', 'two']);
  });
});
