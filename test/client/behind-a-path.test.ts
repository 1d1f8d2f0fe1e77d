import { eventually } from '../support/eventually';
import { TestService, transports } from '../support/test-service';
import { ClientSandbox, gather, makeChat } from './client-sandbox';
import { Front } from './front';

describe.each(transports)('a service behind a path, over %s', (transport) => {
  const sandbox = new ClientSandbox();
  let service: TestService;
  let front: Front;

  beforeAll(async () => {
    service = await TestService.start();
    front = new Front(service.url, '/some/chat');
    await front.listen();
  });
  afterEach(() => sandbox.cleanUp());
  afterAll(async () => {
    await front.close();
    await service.close();
  });

  it.each(['/some/chat', '/some/chat/'])(
    'is reached at %s for all that a client does',
    async (at) => {
      const alice = sandbox.client(transport, { url: front.url + at, userId: 'alice' });
      await alice.connect();
      const chatId = await makeChat(alice, ['alice', 'bob']);
      const { contents } = await gather(alice, chatId);
      await alice.sendMessage(chatId, 'Hello!');
      await eventually(() => expect(contents()).toEqual(['Hello!']));
      expect(front.strays).toEqual([]);
    },
  );
});
