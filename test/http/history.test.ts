import type { Message } from '../../generated/schemas';
import { type ApiClient, problemOf, succeed } from '../support/api-client';
import { insertMessage } from '../support/chat-rows';
import { TestService } from '../support/test-service';

interface MessagePage {
  items: Message[];
  hasOlder: boolean;
  hasNewer: boolean;
}

const greatest = 2_147_483_647;

describe('reading the history', () => {
  let service: TestService;
  let alice: ApiClient;

  beforeAll(async () => {
    service = await TestService.start();
    alice = await service.api('alice');
  });
  afterAll(() => service.close());

  async function read(
    chatId: string,
    query: Record<string, number | string>,
  ): Promise<MessagePage> {
    return succeed(await alice.call<MessagePage>('listMessages', { params: { chatId }, query }));
  }

  async function seqs(chatId: string, query: Record<string, number | string>) {
    const { items, hasOlder, hasNewer } = await read(chatId, query);
    return { seqs: items.map(({ seq }) => seq), hasOlder, hasNewer };
  }

  describe('of a chat with ten messages', () => {
    let chatId: string;
    let messages: Message[];

    beforeAll(async () => {
      chatId = (await alice.createChat(['bob'])).id;
      messages = [];
      for (let seq = 1; seq <= 10; seq++) {
        messages.push(await alice.sendMessage(chatId, `message ${seq}`));
      }
    });

    it('gives the messages as they were sent, the oldest first', async () => {
      expect(await read(chatId, {})).toEqual({ items: messages, hasOlder: false, hasNewer: false });
    });

    it.each([
      ['the newest page', { limit: 3 }, [8, 9, 10], true, false],
      ['the newest page that holds all', { limit: 10 }, range(1, 10), false, false],
      ['a page before', { limit: 3, before: 6 }, [3, 4, 5], true, true],
      ['the first page before', { limit: 3, before: 4 }, [1, 2, 3], false, true],
      ['a first page that is not full', { limit: 5, before: 3 }, [1, 2], false, true],
      ['before the second', { limit: 3, before: 2 }, [1], false, true],
      ['before the first', { limit: 3, before: 1 }, [], false, true],
      ['before 0', { limit: 3, before: 0 }, [], false, true],
      ['before the newest', { limit: 3, before: 10 }, [7, 8, 9], true, true],
      ['before the one to come', { limit: 3, before: 11 }, [8, 9, 10], true, false],
      ['before what is far away', { limit: 3, before: greatest }, [8, 9, 10], true, false],
      ['the first page after', { limit: 3, after: 0 }, [1, 2, 3], false, true],
      ['a page after', { limit: 3, after: 4 }, [5, 6, 7], true, true],
      ['the last page after', { limit: 3, after: 7 }, [8, 9, 10], true, false],
      ['a last page that is not full', { limit: 5, after: 8 }, [9, 10], true, false],
      ['after the newest', { limit: 3, after: 10 }, [], true, false],
      ['after one to come', { limit: 3, after: 11 }, [], true, false],
      ['after what is far away', { limit: 3, after: greatest }, [], true, false],
      ['one message alone', { limit: 1, after: 4 }, [5], true, true],
    ])('gives %s', async (_page, query, expected, hasOlder, hasNewer) => {
      expect(await seqs(chatId, query)).toEqual({ seqs: expected, hasOlder, hasNewer });
    });

    it.each([
      ['in the middle', { limit: 5, around: 5 }, range(3, 7), true, true],
      ['with one more after it', { limit: 4, around: 5 }, range(4, 7), true, true],
      ['with the one after it', { limit: 2, around: 5 }, [5, 6], true, true],
      ['alone', { limit: 1, around: 5 }, [5], true, true],
      ['that just fits before the end', { limit: 5, around: 8 }, range(6, 10), true, false],
      ['near the end', { limit: 5, around: 9 }, range(6, 10), true, false],
      ['at the end', { limit: 4, around: 10 }, range(7, 10), true, false],
      ['that just fits after the beginning', { limit: 5, around: 3 }, range(1, 5), false, true],
      ['near the beginning', { limit: 5, around: 2 }, range(1, 5), false, true],
      ['at the beginning', { limit: 4, around: 1 }, range(1, 4), false, true],
      ['with the whole chat', { limit: 10, around: 2 }, range(1, 10), false, false],
      ['with more room than there are', { around: 10 }, range(1, 10), false, false],
    ])('gives a message %s', async (_where, { around, ...query }, expected, hasOlder, hasNewer) => {
      const page = { seqs: expected, hasOlder, hasNewer };
      expect(await seqs(chatId, { ...query, around })).toEqual(page);
      const { id } = messages[around - 1]!;
      expect(await seqs(chatId, { ...query, around: id })).toEqual(page);
    });

    it.each([
      ['the oldest page around 0', '0', [1, 2, 3]],
      ['the oldest page around 1, however it is written', '0001', [1, 2, 3]],
      ['the newest page around the one to come', '11', [8, 9, 10]],
      ['the newest page around what is far away', `${greatest}`, [8, 9, 10]],
      ['the newest page around what no seq can be', '9'.repeat(64), [8, 9, 10]],
    ])('gives %s', async (_page, around, expected) => {
      expect((await seqs(chatId, { limit: 3, around })).seqs).toEqual(expected);
    });

    it('finds nothing around an id that the chat does not have', async () => {
      const other = await alice.createChat(['bob'], 'Another');
      const elsewhere = await alice.sendMessage(other.id, 'elsewhere');
      for (const around of [elsewhere.id, 'msg_that_is_not', `msg_00000005`, '-1', '5_']) {
        const params = { chatId };
        const response = await alice.call('listMessages', { params, query: { around } });
        expect(problemOf(response, 404).code).toBe('MESSAGE_NOT_FOUND');
      }
    });

    it('tells nothing of it to who takes no part', async () => {
      const erin = await service.api('erin');
      for (const around of [messages[4]!.id, '5', 'msg_that_is_not']) {
        const params = { chatId };
        const response = await erin.call('listMessages', { params, query: { around } });
        expect(problemOf(response, 404).code).toBe('CHAT_NOT_FOUND');
      }
    });

    it('gives every message once on the way back and on the way forth', async () => {
      const back: number[] = [];
      for (let before = 11, more = true; more; before = back[0]!) {
        const page = await seqs(chatId, { limit: 4, before });
        back.unshift(...page.seqs);
        more = page.hasOlder;
      }
      const forth: number[] = [];
      for (let after = 0, more = true; more; after = forth.at(-1)!) {
        const page = await seqs(chatId, { limit: 4, after });
        forth.push(...page.seqs);
        more = page.hasNewer;
      }
      expect([back, forth]).toEqual([range(1, 10), range(1, 10)]);
    });
  });

  describe('of a chat without messages', () => {
    let chatId: string;

    beforeAll(async () => {
      chatId = (await alice.createChat(['carol'])).id;
    });

    it.each([
      ['the newest page', {}],
      ['before 0', { before: 0 }],
      ['before 1', { before: 1 }],
      ['before what is far away', { before: greatest }],
      ['after 0', { after: 0 }],
      ['after 1', { after: 1 }],
      ['after what is far away', { after: greatest }],
      ['around 0', { around: 0 }],
      ['around 1', { around: 1 }],
    ])('gives an empty page with nothing older or newer: %s', async (_page, query) => {
      expect(await read(chatId, query)).toEqual({ items: [], hasOlder: false, hasNewer: false });
    });
  });

  it('gives what is around a deleted message, and around one whose id does not end with its seq', async () => {
    const { id: chatId } = await alice.createChat(['bob'], 'Old and gone');
    const gone = await alice.sendMessage(chatId, 'soon gone');
    const old = { chatId, id: 'msg_01k7m3wc2hf6pabd0s9t7v5xyz', senderId: 'bob', content: 'old' };
    await insertMessage(service.database.url, old);
    await alice.sendMessage(chatId, 'the newest');
    succeed(await alice.call('deleteMessage', { params: { chatId, messageId: gone.id } }));
    expect((await seqs(chatId, { limit: 1, around: gone.id })).seqs).toEqual([1]);
    expect((await seqs(chatId, { limit: 3, around: old.id })).seqs).toEqual([1, 2, 3]);
    expect((await seqs(chatId, { limit: 1, around: old.id })).seqs).toEqual([2]);
  });

  it('gives 50 messages when no limit is asked for, and up to 100', async () => {
    const { id: chatId } = await alice.createChat(['dave']);
    await Promise.all(range(1, 101).map((number) => alice.sendMessage(chatId, `${number}`)));
    expect((await seqs(chatId, {})).seqs).toEqual(range(52, 101));
    expect((await seqs(chatId, { limit: 100 })).seqs).toEqual(range(2, 101));
  });
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
