import type { Message } from '../../generated/schemas';
import { type ApiClient, problemOf, succeed } from '../support/api-client';
import { ageMessages } from '../support/chat-rows';
import { useService } from '../support/test-service';

const isOver = {
  code: 'NOT_ALLOWED',
  detail: 'The time in which its sender may edit a message is over.',
};

/** A group of alice's, with a message of bob's that was sent some time ago. */
async function sendLongAgo(service: ReturnType<typeof useService>, ago: string) {
  const [alice, bob] = await Promise.all([service.api('alice'), service.api('bob')]);
  const chatId = (await alice.createChat(['bob'], 'Us')).id;
  const { id: messageId } = await bob.sendMessage(chatId, 'first');
  await ageMessages(service.database.url, chatId, ago);
  const params = { chatId, messageId };
  const edit = (api: ApiClient, body: object) =>
    api.call<Message>('updateMessage', { params, body });
  const get = async () => succeed(await alice.call<Message>('getMessage', { params }));
  return { alice, bob, params, edit, get };
}

describe('with an edit window, a message', () => {
  const service = useService(() => ({ EDIT_WINDOW: '15m' }));

  it('may be edited until it is over', async () => {
    const { bob, edit } = await sendLongAgo(service, '14 minutes');
    expect(succeed(await edit(bob, { content: 'second' }))).toMatchObject({ version: 2 });
  });

  it('may not be edited any more after it, and stays as it is', async () => {
    const { bob, edit, get } = await sendLongAgo(service, '15 minutes');
    const before = await get();
    expect(problemOf(await edit(bob, { content: 'late' }), 403)).toMatchObject(isOver);
    const conflicting = await edit(bob, { content: 'late', ifVersion: 7 });
    expect(problemOf(conflicting, 403)).toMatchObject(isOver);
    expect(await get()).toEqual(before);
  });

  it('has the time since it was sent, not since it was edited', async () => {
    const { bob, params, edit } = await sendLongAgo(service, '14 minutes');
    succeed(await edit(bob, { content: 'second' }));
    await ageMessages(service.database.url, params.chatId, '1 minute');
    expect(problemOf(await edit(bob, { content: 'third' }), 403)).toMatchObject(isOver);
  });

  it('gives who edits it once more to what it says the answer of before', async () => {
    const { bob, params, edit } = await sendLongAgo(service, '14 minutes');
    const edited = succeed(await edit(bob, { content: 'second', ifVersion: 1 }));
    await ageMessages(service.database.url, params.chatId, '1 hour');
    const repeated = succeed(await edit(bob, { content: 'second', ifVersion: 1 }));
    expect(repeated).toMatchObject({ version: 2, editedAt: edited.editedAt });
  });

  it('is still only for its sender, and may be deleted at any time', async () => {
    const { alice, bob, params, edit } = await sendLongAgo(service, '1 hour');
    expect(problemOf(await edit(alice, { content: 'mine' }), 403)).toMatchObject({
      detail: 'Only its sender may edit a message.',
    });
    expect((await bob.call('deleteMessage', { params })).status).toBe(204);
    expect(problemOf(await edit(bob, { content: 'late' }), 409).code).toBe('MESSAGE_DELETED');
  });
});

describe('an edit window of nothing', () => {
  const service = useService(() => ({ EDIT_WINDOW: '0s' }));

  it('allows no edit at all', async () => {
    const { bob, edit } = await sendLongAgo(service, '0');
    expect(problemOf(await edit(bob, { content: 'second' }), 403)).toMatchObject(isOver);
    expect((await edit(bob, { content: 'first' })).status).toBe(200);
  });
});

describe('without an edit window', () => {
  const service = useService();

  it('a message may be edited at any time', async () => {
    const { bob, edit } = await sendLongAgo(service, '10 years');
    expect(succeed(await edit(bob, { content: 'second' }))).toMatchObject({ version: 2 });
  });
});
