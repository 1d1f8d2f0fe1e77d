import type { ApiClient } from '../support/api-client';
import { insertMessage, removeMessages, restoreChat } from '../support/chat-rows';
import type { EventClient } from '../support/event-client';
import { eventually } from '../support/eventually';
import { type TransportName, useService, transports } from '../support/test-service';
import { range, revisionsOf } from './revisions';

const greatest = 2_147_483_647;
const cannotResume = { code: 'CANNOT_RESUME', retryable: false };

describe.each(transports)(
  'what is not in the database any more, over %s',
  (name: TransportName) => {
    const service = useService();
    let bob: ApiClient;
    let chatId: string;

    beforeEach(async () => {
      bob = await service.api('bob');
      ({ id: chatId } = await bob.createChat(['alice'], 'Us'));
    });

    const send = async (count: number) => {
      for (let sent = 0; sent < count; sent += 1) await bob.sendMessage(chatId, `message ${sent}`);
    };
    const restore = (revision: number) => restoreChat(service.database.url, chatId, revision);
    const remove = (revisions: number[]) => removeMessages(service.database.url, chatId, revisions);
    const joined = async (after?: number): Promise<EventClient> => {
      const client = await service.connect(name, 'alice');
      const from = after === undefined ? {} : { after };
      await client.ask('join-chat', { chatId, ...from }, 'chat-joined');
      return client;
    };
    const warnings = () =>
      service.logLines.filter(
        ({ msg, ...line }) => msg.endsWith('who joined is told') && line.chatId === chatId,
      );

    it.each([4, greatest])('is refused to who has revision %d of 3', async (after) => {
      await send(3);
      const alice = await service.connect(name, 'alice');
      const refusal = await alice.ask('join-chat', { chatId, after }, 'error');
      expect(refusal).toMatchObject({ ...cannotResume, command: 'join-chat' });
      await send(1);
      await alice.ask('join-chat', { chatId }, 'chat-joined');
      await send(1);
      await eventually(() => expect(revisionsOf(alice, chatId)).toEqual([5]));
    });

    it('is refused to who has joined already', async () => {
      await send(3);
      const alice = await joined();
      const refusal = await alice.ask('join-chat', { chatId, after: 4 }, 'error');
      expect(refusal).toMatchObject(cannotResume);
      const reply = await alice.ask('join-chat', { chatId, after: 2 }, 'chat-joined');
      expect(reply).toMatchObject({ message: 'already in chat', revision: 3 });
    });

    it('is passed over where who comes back was due it', async () => {
      await send(4);
      await remove([2, 4]);
      const alice = await service.connect(name, 'alice');
      const reply = await alice.ask('join-chat', { chatId, after: 0 }, 'chat-joined');
      expect(reply).toMatchObject({ revision: 4, through: 4, moreMissed: false });
      await send(1);
      await eventually(() => expect(revisionsOf(alice, chatId)).toEqual([1, 3, 5]));
    });

    it('is passed over for who follows live, and what comes after it arrives', async () => {
      const { url } = service.database;
      const alice = await joined();
      await insertMessage(url, { chatId, id: 'msg_1', senderId: 'bob', content: 'lost' });
      await remove([1]);
      await send(2);
      await eventually(() => expect(revisionsOf(alice, chatId)).toEqual([2, 3]));
      expect(alice.received.filter(({ event }) => event === 'error')).toEqual([]);
      const isOfHole = ({ msg }: { msg: string }) =>
        msg.startsWith('changes of a chat are missing');
      expect(service.logLines.filter(isOfHole)).toContainEqual(
        expect.objectContaining({ level: 40, chatId, from: 1, to: 1 }),
      );
    });

    it('is told to who follows live when an earlier state was restored', async () => {
      const alice = await joined();
      await send(5);
      await restore(2);
      expect(await alice.next('error')).toMatchObject({ ...cannotResume, chatId });
      await send(2);
      await eventually(() => expect(revisionsOf(alice, chatId)).toEqual([...range(1, 5), 3, 4]));
      expect(warnings()).toEqual([expect.objectContaining({ from: 5, to: 2 })]);
    });

    it('is told at once to who follows live when someone else joins', async () => {
      const alice = await joined();
      await send(5);
      await restore(2);
      const second = await joined(2);
      expect(await alice.next('error')).toMatchObject({ ...cannotResume, chatId });
      await send(1);
      await eventually(() => expect(revisionsOf(second, chatId)).toEqual([3]));
      expect(await alice.ask('join-chat', { chatId }, 'chat-joined')).toMatchObject({
        revision: 3,
      });
    });

    it('does not end the list of chats, which goes on behind it', async () => {
      const alice = await service.connect(name, 'alice');
      await alice.ask('listen-all-chats', {}, 'listening-all-chats');
      await send(3);
      await restore(1);
      await eventually(() => expect(warnings()).toHaveLength(1));
      await send(1);
      await remove([2]);
      await send(1);
      const news = async () => (await alice.next('chat-updated')).revision;
      const heard = [await news(), await news(), await news(), await news(), await news()];
      expect(heard).toEqual([1, 2, 3, 2, 3]);
    });
  },
);
