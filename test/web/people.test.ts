import { describeWithChromium } from '../docs/describe-with-chromium';
import type { ResultOf } from '../../client/src';
import type { ChatSummary } from '../../generated/schemas';
import { succeed } from '../support/api-client';
import { eventually } from '../support/eventually';
import { type Person, useChatPage } from './chat-page';

describeWithChromium('people in the web chat', () => {
  const chatPage = useChatPage();

  /** Opens the page when alice has a group with others, in which she has said something. */
  async function openTeam(others: string[]) {
    const api = await chatPage.service.api('alice');
    const { id } = await api.createChat(others, 'Team');
    await api.sendMessage(id, 'Hello');
    const people = await chatPage.open();
    await people.alice.openChat('Team');
    return { ...people, chatId: id };
  }

  /** Who takes part, as the dialog with the details says. */
  const participants = ({ side }: Person) => side.getByRole('list', { name: 'Participants' });

  /** While one is open, nothing beside it in the page can be used. */
  const closeDialog = () => chatPage.page.keyboard.press('Escape');

  it('have the names and pictures that they gave themselves', async () => {
    const picture = `${chatPage.service.url}/pictures/alice.svg`;
    const body = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>';
    await chatPage.page.route(picture, (route) =>
      route.fulfill({ body, contentType: 'image/svg+xml' }),
    );
    const { alice, bob } = await chatPage.open();
    await alice.openDialog('Your name and picture');
    const form = alice.side.locator('messaging-profile');
    await form.getByLabel('Name', { exact: true }).fill('Alice Martin');
    await form.getByLabel('Address of a picture').fill(picture);
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    const shown = (person: Person) => person.list.locator(`img[src="${picture}"]`);
    await shown(alice).waitFor();

    await bob.beginChat('alice');
    await bob.log('Alice Martin').waitFor();
    await shown(bob).waitFor();
    await alice.openDialog('Your name and picture');
    expect(await form.getByLabel('Name', { exact: true }).inputValue()).toBe('Alice Martin');
    await form.getByLabel('Name', { exact: true }).fill('');
    await form.getByLabel('Address of a picture').fill('');
    await form.getByRole('button', { name: 'Save' }).click();
    await shown(bob).waitFor({ state: 'detached' });
    await bob.log('alice').waitFor();
    await chatPage.page.unroute(picture);
  });

  it('are told why a name or a picture cannot be', async () => {
    const { alice } = await chatPage.open();
    await alice.openDialog('Your name and picture');
    const form = alice.side.locator('messaging-profile');
    await form.getByLabel('Address of a picture').fill('ftp://pictures.example/alice');
    const answered = chatPage.page.waitForResponse(/\/me$/);
    await form.getByRole('button', { name: 'Save' }).click();
    expect((await answered).status()).toBe(400);
    await alice.side.getByRole('alert').getByText('That did not work').waitFor();
    // The browser tells of it too.
    expect(chatPage.visitor.complaints()).toHaveLength(2);
  });

  it('do not show what they have read, if they do not want to', async () => {
    const { alice, bob, chatId } = await openTeam(['bob', 'carol']);
    await bob.openDialog('Your name and picture');
    const form = bob.side.locator('messaging-profile');
    await form.getByLabel('Show others what I have read').uncheck();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    await bob.openChat('Team');
    const { service } = chatPage;
    const params = { chatId };
    const own = await service.api('bob');
    await eventually(async () => {
      const chat = succeed(await own.call<ChatSummary>('getChat', { params }));
      expect(chat.unreadCount).toBe(0);
    });
    const carol = await service.api('carol');
    succeed(await carol.call('markRead', { params, body: { seq: 1 } }));
    await alice.message('You: Hello').getByText('read by 1', { exact: true }).waitFor();
    const api = await service.api('alice');
    const told = succeed(
      await api.call<ResultOf<'listChatReceipts'>>('listChatReceipts', { params }),
    );
    expect(told.places.map(({ userId }) => userId)).toEqual(['alice', 'carol']);
  });

  it('are added to a group, are given a role, and are removed', async () => {
    const { alice, bob } = await openTeam(['bob']);
    await alice.openDialog('Details of the chat', 'Team');
    await alice.side.getByLabel('Add people').fill('carol, dave');
    await alice.side.getByRole('button', { name: 'Add', exact: true }).click();
    await participants(alice).getByText('carol').waitFor();
    await participants(alice).getByText('dave').waitFor();
    await participants(alice).getByLabel('Role of bob').selectOption('admin');
    await participants(alice).getByRole('button', { name: 'Remove carol' }).click();
    await participants(alice).getByText('carol').waitFor({ state: 'detached' });
    await closeDialog();

    await bob.openChat('Team');
    await bob.side.getByText('3 participants').waitFor();
    await bob.openDialog('Details of the chat', 'Team');
    // An admin may remove a member, and nobody else.
    await participants(bob).getByRole('button', { name: 'Remove dave' }).waitFor();
    expect(await participants(bob).getByRole('button').count()).toBe(1);
    await participants(bob).getByText('Admin').waitFor();
  });

  it('name the group, leave it, and delete it, after being asked', async () => {
    const { alice, bob } = await openTeam(['bob', 'carol']);
    await bob.openChat('Team');
    await alice.openDialog('Details of the chat', 'Team');
    await alice.side.getByLabel('Name', { exact: true }).fill('Crew');
    await alice.side.getByRole('button', { name: 'Save' }).click();
    await bob.entry('Crew').waitFor();
    await closeDialog();
    await bob.openDialog('Details of the chat', 'Crew');
    const leave = bob.side.getByRole('button', { name: 'Leave the chat' });
    await leave.click();
    await leave.getByText('Really?').waitFor();
    await participants(bob).getByText('bob').waitFor();
    await leave.click();
    await bob.list.getByText('No chats yet.').waitFor();
    await alice.openDialog('Details of the chat', 'Crew');
    await participants(alice).getByText('carol').waitFor();
    expect(await participants(alice).getByText('bob').count()).toBe(0);
    const remove = alice.side.getByRole('button', { name: 'Delete the chat' });
    await remove.click();
    await remove.click();
    await alice.list.getByText('No chats yet.').waitFor();
    await alice.side.getByText('Choose a chat, or begin a new one.').waitFor();
  });

  it('block someone in a chat of two, and take it back', async () => {
    const api = await chatPage.service.api('alice');
    await api.createChat(['bob']);
    const { alice, bob } = await chatPage.open();
    await alice.openChat('bob');
    await bob.openChat('alice');
    await alice.openDialog('Details of the chat', 'bob');
    await alice.side.getByRole('button', { name: 'Block bob' }).click();
    await alice.side.getByRole('button', { name: 'Unblock bob' }).waitFor();
    await closeDialog();
    await bob.say('Are you angry?');
    await bob.message('You: Are you angry?').getByText('Not sent:').waitFor();
    await alice.openDialog('Details of the chat', 'bob');
    await alice.side.getByRole('button', { name: 'Unblock bob' }).click();
    await alice.side.getByRole('button', { name: 'Block bob' }).waitFor();
    await closeDialog();
    await bob.message('You: Are you angry?').getByRole('button', { name: 'Try again' }).click();
    await alice.message('bob: Are you angry?').waitFor();
    // The browser tells of the refusal.
    expect(chatPage.visitor.complaints()).toHaveLength(2);
  });

  it('see all who reacted to a message, also where they are many', async () => {
    const others = Array.from({ length: 12 }, (_, at) => `guest-${at + 1}`);
    const api = await chatPage.service.api('alice');
    const { id: chatId } = await api.createChat(['bob', ...others], 'Team');
    const { id: messageId } = await api.sendMessage(chatId, 'Party!');
    for (const guest of others) {
      const own = await chatPage.service.api(guest);
      succeed(await own.call('addReaction', { params: { chatId, messageId, emoji: '🎉' } }));
    }
    const { bob } = await chatPage.open();
    await bob.openChat('Team');
    await bob.choose('alice: Party!', 'Who reacted');
    await bob.side.getByRole('dialog', { name: 'Who reacted' }).waitFor();
    const said = bob.side.getByRole('list', { name: 'Who reacted' }).getByRole('listitem');
    await said.nth(11).waitFor();
    const names = (await said.locator('bdi').allInnerTexts()).sort();
    expect(names).toEqual(others.toSorted());
  });

  it('go to the beginning of what they may see, where they joined later', async () => {
    const api = await chatPage.service.api('alice');
    const body = { participants: ['carol'], name: 'Team', history: 'since-joined' };
    const { id: chatId } = succeed(await api.call<{ id: string }>('createChat', { body }));
    await api.sendMessage(chatId, 'before bob');
    const params = { chatId };
    succeed(await api.call('addParticipants', { params, body: { participants: ['bob'] } }));
    const said = Array.from({ length: 200 }, (_, at) => `since bob ${at + 1}`);
    for (const content of said) await api.sendMessage(chatId, content);
    const { bob } = await chatPage.open();
    await bob.openChat('Team');
    await bob.message('alice: since bob 200').focus();
    await chatPage.page.keyboard.press('Home');
    await bob.side
      .locator('messaging-message[lit]')
      .getByText('since bob 1', { exact: true })
      .waitFor();
    await bob.log('Team').getByText('This is where the chat begins.').waitFor();
    expect(await bob.side.getByText('before bob').count()).toBe(0);
  });

  it('pin a message for all, and go to it from the pins', async () => {
    const { alice, bob } = await openTeam(['bob']);
    await alice.choose('You: Hello', 'Pin');
    await bob.openChat('Team');
    await bob.message('alice: Hello').getByText('Pinned').waitFor();
    await bob.openDialog('Pinned messages');
    await bob.side.locator('messaging-pins').getByRole('button', { name: /Hello/ }).click();
    await bob.side.locator('messaging-message[lit]').getByText('Hello').waitFor();
    await alice.choose('You: Hello', 'Unpin');
    await bob.openDialog('Pinned messages');
    await bob.side.getByText('Nothing is pinned.').waitFor();
  });
});
