import type { ChatChange } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { removeMessages } from '../support/chat-rows';
import { useService } from '../support/test-service';
import { expectRefusal } from './refusal';

interface ChangePage {
  items: ChatChange[];
  hasMore: boolean;
  through: number;
  epoch: string;
}

const greatest = 2_147_483_647;

describe('the changes of a chat', () => {
  const service = useService();
  let alice: ApiClient;
  let chatId: string;

  beforeEach(async () => {
    alice = await service.api('alice');
    ({ id: chatId } = await alice.createChat(['bob'], 'Us'));
  });

  const read = async (query: { after: number; epoch?: string; limit?: number }) =>
    succeed(await alice.call<ChangePage>('listChanges', { params: { chatId }, query }));
  const revisions = async (query: { after: number; limit?: number }) => {
    const { items, hasMore, through } = await read(query);
    return { revisions: items.map(({ revision }) => revision), hasMore, through };
  };
  const add = async (userId: string) =>
    succeed(
      await alice.call('addParticipants', { params: { chatId }, body: { participants: [userId] } }),
    );
  const remove = async (userId: string) =>
    succeed(await alice.call('removeParticipant', { params: { chatId, userId } }));

  it('are its messages and who came and went, in the order in which they happened', async () => {
    const first = await alice.sendMessage(chatId, 'one', 'client-1');
    await add('carol');
    const second = await alice.sendMessage(chatId, 'two');
    await remove('bob');
    const third = await alice.sendMessage(chatId, 'three');

    expect(await read({ after: 0 })).toEqual({
      epoch: expect.any(String) as string,
      items: [
        { revision: 1, kind: 'message-sent', message: first },
        { revision: 2, kind: 'participants-changed', added: ['carol'] },
        { revision: 3, kind: 'message-sent', message: second },
        { revision: 4, kind: 'participants-changed', removed: ['bob'] },
        { revision: 5, kind: 'message-sent', message: third },
      ],
      hasMore: false,
      through: 5,
    });
  });

  it('stand each once, however often it was asked for', async () => {
    await alice.sendMessage(chatId, 'same', 'client-1');
    await alice.sendMessage(chatId, 'same', 'client-1');
    await add('carol');
    await add('carol');
    await remove('dave');
    expect(await revisions({ after: 0 })).toMatchObject({ revisions: [1, 2], hasMore: false });
  });

  it.each<[string, { after: number; limit?: number }, number[], boolean]>([
    ['the first page', { after: 0, limit: 3 }, [1, 2, 3], true],
    ['a page after', { after: 3, limit: 3 }, [4, 5, 6], true],
    ['a last page that is full', { after: 4, limit: 3 }, [5, 6, 7], false],
    ['a last page that is not full', { after: 5, limit: 3 }, [6, 7], false],
    ['all of them', { after: 0 }, [1, 2, 3, 4, 5, 6, 7], false],
    ['one change alone', { after: 1, limit: 1 }, [2], true],
    ['nothing after the last one', { after: 7, limit: 3 }, [], false],
  ])('are paged: %s', async (_page, query, expected, hasMore) => {
    // Messages and participants take turns, so that pages begin and end with either.
    for (let index = 1; index <= 7; index += 1) {
      if (index % 2 === 0) await add(`user-${index}`);
      else await alice.sendMessage(chatId, `message ${index}`);
    }
    const through = expected.at(-1) ?? query.after;
    expect(await revisions(query)).toEqual({ revisions: expected, hasMore, through });
  });

  it('are none in a chat that was just made', async () => {
    expect(await revisions({ after: 0 })).toEqual({ revisions: [], hasMore: false, through: 0 });
  });

  it('come 50 at a time when no limit is asked for, and up to 100', async () => {
    await Promise.all(Array.from({ length: 101 }, (_, n) => alice.sendMessage(chatId, `${n}`)));
    expect((await read({ after: 0 })).items).toHaveLength(50);
    const page = await read({ after: 0, limit: 100 });
    expect(page.items).toHaveLength(100);
    expect(page.hasMore).toBe(true);
  });

  it('are not those of another chat', async () => {
    const other = await alice.createChat(['bob'], 'other');
    await alice.sendMessage(other.id, 'elsewhere');
    expect(await revisions({ after: 0 })).toEqual({ revisions: [], hasMore: false, through: 0 });
  });

  it.each([
    ['no after', {}],
    ['an after that is no number', { after: 'one' }],
    ['an after below 0', { after: -1 }],
    ['an after that is too great', { after: greatest + 1 }],
    ['a limit of 0', { after: 0, limit: 0 }],
    ['a limit over 100', { after: 0, limit: 101 }],
    ['a parameter that there is not', { after: 0, before: 9 }],
  ])('are refused for %s', async (_what, query) => {
    const request = () => alice.call('listChanges', { params: { chatId }, query });
    await expectRefusal(service, request, 400, 'INVALID_REQUEST');
  });

  it.each(['carol', 'bob'])('are not for %s, who takes no part (any more)', async (userId) => {
    await remove('bob');
    const api = await service.api(userId);
    const request = () => api.call('listChanges', { params: { chatId }, query: { after: 0 } });
    await expectRefusal(service, request, 404, 'CHAT_NOT_FOUND');
  });

  it.each([1, greatest])('are not to be had after %d, which is to come', async (after) => {
    const request = () => alice.call('listChanges', { params: { chatId }, query: { after } });
    await expectRefusal(service, request, 409, 'CANNOT_RESUME');
  });

  it('are not to be had after a place of another epoch', async () => {
    await alice.sendMessage(chatId, 'one');
    const { epoch } = await read({ after: 0 });
    expect((await read({ after: 0, epoch })).items).toHaveLength(1);
    const query = { after: 0, epoch: `${epoch}-not` };
    const request = () => alice.call('listChanges', { params: { chatId }, query });
    await expectRefusal(service, request, 409, 'CANNOT_RESUME');
  });

  it.each<[string, { after: number; limit?: number }, number[], boolean, number]>([
    ['goes on behind it', { after: 0 }, [1, 2, 4], false, 5],
    ['begins in it', { after: 2 }, [4], false, 5],
    ['ends before it', { after: 0, limit: 2 }, [1, 2], true, 2],
    ['has nothing else', { after: 4 }, [], false, 5],
  ])('of which some are missing have no hole: a page %s', async (_what, query, ...expected) => {
    for (let n = 1; n <= 5; n += 1) await alice.sendMessage(chatId, `message ${n}`);
    await removeMessages(service.database.url, chatId, [3, 5]);
    const [given, hasMore, through] = expected;
    expect(await revisions(query)).toEqual({ revisions: given, hasMore, through });
  });

  it('need a session', async () => {
    const request = () =>
      service.anonymous().call('listChanges', { params: { chatId }, query: { after: 0 } });
    await expectRefusal(service, request, 401, 'SESSION_REQUIRED');
  });
});
