import { untilCame } from './arrival';
import { HttpConnection } from './http-connection';
import type { Receiver } from './receiver';
import { inParallel, joinAll, type SeededChat, seedChats } from './seeding';
import { now } from './stamp';

/** What a user does. */
export type Act = 'type' | 'send';

export interface ActResult {
  /** Milliseconds until all was answered and delivered. */
  taken: number;
  /** Deliveries that never came. */
  missing: number;
}

const members = 5;

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

  /** Has every user do this once, fifty at a time; resolves when it has reached everyone. */
  async actOnce(act: Act): Promise<ActResult> {
    const { path, body } = requests[act];
    const users = this.chats.flatMap(({ id, members }) =>
      members.map(({ token }) => ({ path: `/v1/messaging/chats/${id}/${path}`, token })),
    );
    const received = () => (act === 'type' ? this.#typingCame : this.#messagesCame());
    const expected = received() + users.length * deliveriesOf[act];
    const start = now();
    await inParallel(users, async ({ path, token }) => {
      const connection = this.#connections.pop() ?? new HttpConnection(this.url);
      await connection.call('POST', path, token, body);
      this.#connections.push(connection);
    });
    const taken = ((await untilCame(expected, received)) - start) / 1000;
    return { taken, missing: expected - received() };
  }

  #messagesCame(): number {
    return this.receivers.reduce((sum, { messages }) => sum + messages, 0);
  }
}
