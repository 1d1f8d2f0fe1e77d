import { setTimeout as delay } from 'node:timers/promises';
import { untilCame } from './arrival';
import { HttpConnection } from './http-connection';
import type { Receiver } from './receiver';
import { inParallel, joinAll, type SeededChat, seedChats } from './seeding';
import { now } from './stamp';

/** What a user does. */
export type Act = 'type' | 'send';

/** Whether as many do it at a time as are answered, or all within three seconds, as people would. */
export type ActPace = 'fifty at a time' | 'within three seconds';

export interface ActResult {
  /** Milliseconds until all was answered and delivered. */
  taken: number;
  /** Deliveries that never came. */
  missing: number;
}

const members = 5;
const spreadMs = 3000;
// Has no divisor in common with the number of users.
const stride = 499;

const requests: Record<Act, { path: string; body: unknown }> = {
  type: { path: 'typing', body: { typing: true } },
  send: { path: 'messages', body: { content: 'x'.repeat(100) } },
};
// Who types is not told of it.
const deliveriesOf: Record<Act, number> = { type: members - 1, send: members };

/** The users of chats of five, each of whom has joined their own. */
export class TypingLoad {
  readonly #connections: HttpConnection[] = [];
  #typingCame = 0;

  private constructor(
    private readonly url: string,
    private readonly chats: SeededChat[],
    private readonly receivers: Receiver[],
  ) {
    for (const receiver of receivers) {
      receiver.onOther = (text) => {
        if (text.startsWith('{"event":"typing"')) this.#typingCame += 1;
      };
    }
  }

  static async prepare(url: string, chatCount: number): Promise<TypingLoad> {
    const chats = await seedChats(url, { chats: chatCount, members, withSession: members });
    const joined = await joinAll([url], 'websocket', chats);
    return new TypingLoad(
      url,
      chats,
      joined.map(({ receiver }) => receiver),
    );
  }

  /** Has every user do this once; resolves when it has reached everyone. */
  async actOnce(act: Act, pace: ActPace): Promise<ActResult> {
    const { path, body } = requests[act];
    const users = this.chats.flatMap(({ id, members }) =>
      members.map(({ token }) => ({ path: `/v1/messaging/chats/${id}/${path}`, token })),
    );
    const received = () => (act === 'type' ? this.#typingCame : this.#messagesCame());
    const expected = received() + users.length * deliveriesOf[act];
    const start = now();
    const doIt = async ({ path, token }: (typeof users)[number]) => {
      const connection = this.#connections.pop() ?? new HttpConnection(this.url);
      await connection.call('POST', path, token, body);
      this.#connections.push(connection);
    };
    if (pace === 'fifty at a time') await inParallel(users, doIt);
    else await spread(users, doIt);
    const taken = ((await untilCame(expected, received)) - start) / 1000;
    return { taken, missing: expected - received() };
  }

  #messagesCame(): number {
    return this.receivers.reduce((sum, { messages }) => sum + messages, 0);
  }
}

/** At even distances, whatever becomes of those before; two that are neighbours here are far from each other. */
async function spread<Item>(items: Item[], task: (item: Item) => Promise<void>): Promise<void> {
  await Promise.all(
    items.map(async (item, index) => {
      const turn = (index * stride) % items.length;
      await delay((turn / items.length) * spreadMs);
      await task(item);
    }),
  );
}
