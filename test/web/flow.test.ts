import { Gateway, type IncomingCommand } from '../../src/realtime/commands/gateway';
import type { Connection } from '../../src/realtime/connection/connection';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { eventually } from '../support/eventually';
import { inBrowser, useChatPage } from './chat-page';

describeWithChromium('what the web chat says to the service', () => {
  const chatPage = useChatPage();
  let first: string;
  let second: string;
  let said: string[];

  /** Notes what comes of alice, also from a page of which the browser tells nothing any more. */
  function listen(): void {
    said = [];
    const names = new Map([first, second].map((id, at) => [id, ['One', 'Two'][at]]));
    const receive = Reflect.get(Gateway.prototype, 'receive');
    jest.spyOn(Gateway.prototype, 'receive').mockImplementation(function (this: Gateway, ...given) {
      note(...given);
      return receive.apply(this, given);
    });
    const note = ({ userId }: Connection, { name, data }: IncomingCommand) => {
      // By the last of these the client finds out whether there is anyone.
      if (userId !== 'alice' || name === 'debug-status') return;
      const { chatId } = data as { chatId?: string };
      said.push(chatId === undefined ? name : `${name} ${names.get(chatId)}`);
    };
  }

  beforeEach(async () => {
    const api = await chatPage.service.api('alice');
    ({ id: first } = await api.createChat(['bob'], 'One'));
    ({ id: second } = await api.createChat(['bob'], 'Two'));
    listen();
  });
  afterEach(() => void jest.restoreAllMocks());

  const hasSaid = (...commands: string[]) => eventually(() => expect(said).toEqual(commands));

  it('follows the list while it is shown, and the one chat that is open', async () => {
    const { alice } = await chatPage.open();
    await hasSaid('listen-all-chats');
    await alice.openChat('One');
    await hasSaid('listen-all-chats', 'join-chat One');
    await alice.openChat('Two');
    await hasSaid('listen-all-chats', 'join-chat One', 'leave-chat One', 'join-chat Two');
    await alice.openChat('One');
    const twice = ['leave-chat One', 'join-chat Two', 'leave-chat Two', 'join-chat One'];
    await hasSaid('listen-all-chats', 'join-chat One', ...twice);
  });

  it('leaves all when its element is taken out of the page', async () => {
    const { alice } = await chatPage.open();
    await alice.openChat('One');
    await hasSaid('listen-all-chats', 'join-chat One');
    await inBrowser(alice.side.locator('messaging-chat'), (chat) => chat.remove());
    await hasSaid('listen-all-chats', 'join-chat One', 'leave-chat One', 'leave-all-chats');
  });

  it('leaves all when the page is left', async () => {
    const { alice } = await chatPage.open();
    await alice.openChat('One');
    await hasSaid('listen-all-chats', 'join-chat One');
    await chatPage.page.getByRole('link', { name: 'Documentation' }).click();
    await hasSaid('listen-all-chats', 'join-chat One', 'leave-chat One', 'leave-all-chats');
  });

  it('leaves all of one user when the page becomes that of another', async () => {
    const { alice } = await chatPage.open();
    await hasSaid('listen-all-chats');
    await alice.side.getByLabel('You are').fill('carol');
    await alice.side.getByRole('button', { name: 'Change' }).click();
    await hasSaid('listen-all-chats', 'leave-all-chats');
    await alice.list.getByText('No chats yet.').waitFor();
  });
});
