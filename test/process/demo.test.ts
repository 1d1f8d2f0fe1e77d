import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ChatSummary } from '../../generated/schemas';
import { succeed } from '../support/api-client';
import { TestService } from '../support/test-service';

const run = promisify(execFile);
const script = path.join(__dirname, '../../scripts/demo.ts');

describe('npm run demo', () => {
  let service: TestService;
  beforeAll(async () => void (service = await TestService.start()));
  afterAll(() => service.close());

  it('plays the guide, and leaves a chat of each kind, also when it is run again', async () => {
    const env = { ...process.env, MESSAGING_URL: service.url };
    for (let times = 0; times < 2; times += 1) {
      const { stdout } = await run(process.execPath, [require.resolve('tsx/cli'), script], { env });
      expect(stdout).toContain('every step of the guide was answered');
    }
    const alice = await service.api('alice');
    const { items } = succeed(await alice.call<{ items: ChatSummary[] }>('listChats'));
    const kinds = items.map(({ kind, name = 'direct', posting }) => [kind, name, posting]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['direct', 'direct', undefined],
        ['group', 'Chat Test', undefined],
        ['group', 'Release 2.0', undefined],
        ['group', 'Announcements', 'admins'],
      ]),
    );
    const release = items.find(({ name }) => name === 'Release 2.0')!;
    expect(release).toMatchObject({ mentionCount: 1, participantCount: 4 });
    expect(items.some(({ unreadCount }) => unreadCount > 1)).toBe(true);
  });
});
