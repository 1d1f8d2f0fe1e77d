import { setTimeout as delay } from 'node:timers/promises';
import { Random } from '../faults/random';
import type { ApiClient } from '../support/api-client';
import type { EventClient } from '../support/event-client';
import { TestService, transports } from '../support/test-service';
import { range, revisionsOf } from './revisions';

const senderIds = ['bob', 'carol', 'dave'];
const comings = 40;
const readers = 4;
const longestStayMs = 25;

describe.each(transports)('clients that come and go over %s while others send', (transport) => {
  let service: TestService;
  let chatId: string;
  let senders: ApiClient[];

  beforeAll(async () => {
    service = await TestService.start();
    senders = await Promise.all(senderIds.map((userId) => service.api(userId)));
    ({ id: chatId } = await senders[0]!.createChat([...senderIds, 'alice'], 'busy'));
  });
  afterAll(() => service.close());

  it.each([1, 2, 3])('get each change once and in order, with seed %i', async (seed) => {
    const first = (await senders[0]!.sendMessage(chatId, 'first')).revision;
    let isDone = false;
    const sending = Promise.all(
      senders.map(async (sender) => {
        let last = 0;
        while (!isDone) ({ revision: last } = await sender.sendMessage(chatId, 'busy'));
        return last;
      }),
    );
    const reading = range(1, readers).map((n) => comeAndGo(first, new Random(seed * 100 + n)));
    const seen = await Promise.all(reading).finally(() => (isDone = true));
    const last = Math.max(...(await sending));

    for (const revisions of seen) {
      const end = await stay(revisions.at(-1) ?? first, last);
      expect([...revisions, ...end]).toEqual(range(first + 1, last));
    }
  });

  /** Comes back again and again, each time for a moment; gives the revisions it saw. */
  async function comeAndGo(start: number, random: Random): Promise<number[]> {
    const revisions: number[] = [];
    for (let coming = 0; coming < comings; coming += 1) {
      const client = await service.connect(transport, 'alice');
      client.send('join-chat', { chatId, after: revisions.at(-1) ?? start });
      await delay(random.between(0, longestStayMs));
      await leaveIn(random, client);
      revisions.push(...revisionsOf(client, chatId));
    }
    return revisions;
  }

  /** Leaves the chat, or only closes the connection. */
  async function leaveIn(random: Random, client: EventClient): Promise<void> {
    if (random.next() < 0.5) await client.ask('leave-chat', { chatId }, 'chat-left');
    await client.close();
  }

  /** Comes back once more and stays until it saw the last change. */
  async function stay(after: number, last: number): Promise<number[]> {
    const client = await service.connect(transport, 'alice');
    await client.ask('join-chat', { chatId, after }, 'chat-joined');
    while ((revisionsOf(client, chatId).at(-1) ?? after) < last) await client.next('new-message');
    await client.settled();
    await client.close();
    return revisionsOf(client, chatId);
  }
});
