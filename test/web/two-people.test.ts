import { describeWithChromium } from '../docs/describe-with-chromium';
import { ageMessages } from '../support/chat-rows';
import { useChatPage } from './chat-page';

describeWithChromium('two people in the web chat', () => {
  const chatPage = useChatPage();

  /** Opens the page when alice has a chat with bob, in which she has said something. */
  async function openWith(...contents: string[]) {
    const api = await chatPage.service.api('alice');
    const { id } = await api.createChat(['bob']);
    for (const content of contents) await api.sendMessage(id, content);
    return { ...(await chatPage.open()), chatId: id };
  }

  /** As above, and both have the chat open. */
  async function talk(...contents: string[]) {
    const people = await openWith(...contents);
    await people.alice.openChat('bob');
    await people.bob.openChat('alice');
    return people;
  }

  it('begin a chat and read each other', async () => {
    const { alice, bob } = await chatPage.open();
    await alice.list.getByText('No chats yet.').waitFor();
    await alice.beginChat('bob');
    await alice.say('Hello, Bob!');
    await alice.message('You: Hello, Bob!').waitFor();
    await bob.entry('alice').getByText('1 unread message').waitFor();
    await bob.list.getByRole('heading', { name: 'Chats 1 unread message' }).waitFor();
    await alice.say('Are you there?');
    await bob.entry('alice').getByText('2 unread messages').waitFor();
    await bob.openChat('alice');
    await bob.message('alice: Are you there?').waitFor();
    await bob.entry('alice').getByText('2 unread messages').waitFor({ state: 'detached' });
    await bob.say('I am.');
    await alice.message('bob: I am.').waitFor();
    await alice.entry('bob').getByText('I am.').waitFor();
  });

  it('see that the other one types, until the message is there', async () => {
    const { alice, bob } = await talk('Hello');
    await alice.field.pressSequentially('On my way');
    await bob.side.getByText('alice is typing …').waitFor();
    await alice.field.press('Enter');
    await bob.message('alice: On my way').waitFor();
    expect(await bob.side.getByText('alice is typing …').count()).toBe(0);
  });

  it('see how far a message has come', async () => {
    const { alice, bob } = await openWith();
    await alice.openChat('bob');
    await alice.say('Ticks');
    await alice.message('You: Ticks').getByText('sent', { exact: true }).waitFor();
    await bob.openChat('alice');
    await alice.message('You: Ticks').getByText('read', { exact: true }).waitFor();
    await bob.say('Seen');
    await bob.message('You: Seen').getByText('read', { exact: true }).waitFor();
  });

  it('are told of what they have not read, which is nothing of their own', async () => {
    const said = Array.from({ length: 110 }, (_, at) => `from my phone ${at + 1}`);
    const { alice, bob } = await openWith(...said);
    await alice.openChat('bob');
    await alice.message('You: from my phone 110').waitFor();
    expect(await alice.side.getByText(/unread|^New$/).count()).toBe(0);
    await bob.entry('alice').getByText('110 unread messages').waitFor();
    await bob.openChat('alice');
    await bob.side.getByRole('button', { name: /^110 unread messages/ }).click();
    await bob.log('alice').getByText('New', { exact: true }).waitFor();
    await bob.message('alice: from my phone 1').waitFor();
  });

  it('edit a message', async () => {
    const { alice, bob } = await talk('Se you at nine');
    await alice.choose('You: Se you at nine', 'Edit');
    await alice.side.getByText('Editing the message').waitFor();
    await alice.field.fill('See you at nine');
    await alice.side.getByRole('button', { name: 'Save' }).click();
    await bob.message('alice: See you at nine').getByText('edited').waitFor();
    await alice.message('You: See you at nine').getByText('edited').waitFor();
    expect(await alice.field.inputValue()).toBe('');
  });

  it('keep a menu that they opened while they point elsewhere', async () => {
    const { alice } = await talk('Where was I?');
    await alice.press('You: Where was I?', 'What to do with the message');
    const edit = alice.message('You: Where was I?').getByRole('menuitem', { name: 'Edit' });
    await edit.waitFor();
    await alice.list.getByRole('heading').hover();
    await edit.click();
    await alice.side.getByText('Editing the message').waitFor();
  });

  it('delete a message after being asked', async () => {
    const { alice, bob } = await talk('Never mind');
    await alice.choose('You: Never mind', 'Delete');
    await alice.press('You: Never mind', 'Cancel');
    await alice.choose('You: Never mind', 'Delete');
    expect(await bob.message('alice: Never mind').count()).toBe(1);
    await alice.press('You: Never mind', 'Delete this message for everyone?');
    await bob.message('alice: This message was deleted.').waitFor();
    expect(await bob.side.getByText('Never mind').count()).toBe(0);
  });

  it('react with what is at hand and with what they pick, and take it back', async () => {
    const { alice, bob } = await talk('We won');
    await bob.press('alice: We won', 'React with 👍');
    const mine = alice.message('You: We won');
    await mine.getByRole('button', { name: '👍 1: bob' }).click();
    await bob
      .message('alice: We won')
      .getByRole('button', { name: /^👍 2:/ })
      .waitFor();
    await bob.press('alice: We won', 'React');
    const picker = bob.message('alice: We won').getByRole('dialog', { name: 'Emoji' });
    await picker.getByRole('button', { name: '🚀' }).first().click();
    await mine.getByRole('button', { name: '🚀 1: bob' }).waitFor();
    await bob.press('alice: We won', '🚀 1: bob');
    await mine.getByRole('button', { name: '🚀 1: bob' }).waitFor({ state: 'detached' });
  });

  it('answer a message, which is quoted', async () => {
    const { alice, bob } = await talk('Tea or coffee?', 'Or water?');
    await bob.press('alice: Tea or coffee?', 'Reply');
    await bob.side.getByText('Answering alice').waitFor();
    await bob.say('Tea');
    const answer = alice.message('bob: Tea');
    await answer.getByRole('button', { name: 'Answer to alice Tea or coffee?' }).waitFor();
    expect(await bob.side.getByText('Answering alice').count()).toBe(0);
  });

  it('mention someone in a group, with the keyboard alone', async () => {
    const { alice, bob } = await chatPage.open();
    await alice.beginChat('bob bert', 'Team');
    await alice.field.pressSequentially('Look, @b');
    const names = alice.side.getByRole('listbox', { name: 'Who may be meant' });
    expect(await names.getByRole('option').allInnerTexts()).toEqual(['bert', 'bob']);
    await alice.field.press('ArrowDown');
    await names.getByRole('option', { name: 'bob', selected: true }).waitFor();
    await alice.field.press('Enter');
    expect(await alice.field.inputValue()).toBe('Look, @bob ');
    await alice.field.pressSequentially('and @eve');
    await alice.field.press('Escape');
    await alice.field.press('Enter');
    await bob.entry('Team').getByText('mentioned once').waitFor();
    await bob.openChat('Team');
    const marked = bob.message('alice: Look, @bob and @eve').locator('b');
    expect(await marked.allInnerTexts()).toEqual(['@bob']);
  });

  it('pin, mute and archive a chat for themselves', async () => {
    const { bob, alice } = await openWith('Hello');
    await bob.chooseFor('alice', 'Pin the chat');
    await bob.entry('alice').getByText('pinned', { exact: true }).waitFor();
    await bob.chooseFor('alice', 'Mute');
    await bob.entry('alice').getByText('muted', { exact: true }).waitFor();
    await bob.chooseFor('alice', 'Archive');
    await bob.entry('alice').waitFor({ state: 'detached' });
    await bob.list.getByRole('button', { name: 'Show the archive' }).click();
    await bob.chooseFor('alice', 'Take out of the archive');
    await bob.list.getByText('The archive is empty.').waitFor();
    await bob.list.getByRole('button', { name: 'Back to the chats' }).click();
    await bob.chooseFor('alice', 'Unmute');
    await bob.entry('alice').getByText('muted', { exact: true }).waitFor({ state: 'detached' });
    expect(
      await alice
        .entry('bob')
        .getByText(/pinned|muted/)
        .count(),
    ).toBe(0);
  });

  it('see the days, and the line over what they have not read', async () => {
    const { id } = await (await chatPage.service.api('alice')).createChat(['bob']);
    const api = await chatPage.service.api('alice');
    const { seq } = await api.sendMessage(id, 'read long ago');
    await ageMessages(chatPage.service.database.url, id, '3 days');
    await api.sendMessage(id, 'unread, of this day');
    const own = await chatPage.service.api('bob');
    await own.call('markRead', { params: { chatId: id }, body: { seq } });
    const { bob } = await chatPage.open();
    await bob.openChat('alice');
    await bob.message('alice: unread, of this day').waitFor();
    const day = new Date(Date.now() - 3 * 86_400_000).toLocaleDateString('en', { weekday: 'long' });
    const log = bob.log('alice');
    const shown = [
      log.getByText(day),
      bob.message('alice: read long ago'),
      log.getByText('Today'),
      log.getByText('New', { exact: true }),
      bob.message('alice: unread, of this day'),
    ];
    const places = await Promise.all(shown.map(async (one) => (await one.boundingBox())!.y));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });
});
