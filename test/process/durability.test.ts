import type { Message } from '../../generated/schemas';
import { ApiClient, succeed } from '../support/api-client';
import { apiAt, sessionAt } from '../support/dev-session';
import { eventually } from '../support/eventually';
import { ProcessSandbox } from '../support/service-process';

const senders = 8;
const acknowledgedAtKill = 300;

describe('the embedded database', () => {
  const sandbox = new ProcessSandbox();

  afterEach(() => sandbox.cleanUp());

  it('has every acknowledged message after kill -9 under a steady load', async () => {
    const DATA_DIR = await sandbox.startedFolder();
    const service = await sandbox.start({ DATA_DIR });
    const bob = await apiAt(service.url, 'bob');
    const { id: chatId } = await bob.createChat(['alice'], 'load');

    const acknowledged: Message[] = [];
    const load = Array.from({ length: senders }, () => sendUntilCut(bob, chatId, acknowledged));
    await eventually(() => expect(acknowledged.length).toBeGreaterThan(acknowledgedAtKill));
    await service.kill();
    await Promise.all(load);

    const restarted = await sandbox.start({ DATA_DIR });
    const stored = await history(await apiAt(restarted.url, 'bob'), chatId);
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
    expect(stored).toEqual(expect.arrayContaining(acknowledged));
  });

  it('goes on after an orderly restart, with the same data and the same sessions', async () => {
    const DATA_DIR = await sandbox.startedFolder();
    const first = await sandbox.start({ DATA_DIR });
    const session = await sessionAt(first.url, 'bob');
    const { id: chatId } = await session.api.createChat(['alice']);
    first.signal('SIGTERM');
    expect(await first.ended).toMatchObject({ code: 0 });

    const second = await sandbox.start({ DATA_DIR });
    const bob = new ApiClient(second.url, session.credentials);
    expect(await bob.sendMessage(chatId, 'still here')).toMatchObject({ seq: 1, senderId: 'bob' });
  });
});

/** Sends one message after the other until the service is gone; notes those it acknowledged. */
async function sendUntilCut(api: ApiClient, chatId: string, acknowledged: Message[]) {
  for (;;) {
    const content = `message ${acknowledged.length}`;
    const message = await api.sendMessage(chatId, content).catch(() => undefined);
    if (message === undefined) return;
    acknowledged.push(message);
  }
}

async function history(api: ApiClient, chatId: string): Promise<Message[]> {
  const messages: Message[] = [];
  for (;;) {
    const query = { after: messages.at(-1)?.seq ?? 0, limit: 100 };
    const page = succeed(
      await api.call<{ items: Message[]; hasNewer: boolean }>('listMessages', {
        params: { chatId },
        query,
      }),
    );
    messages.push(...page.items);
    if (!page.hasNewer) return messages;
  }
}
