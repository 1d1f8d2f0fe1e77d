import type { Locator } from 'playwright-core';
import type { Message } from '../../generated/schemas';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { type BrowserElement, inBrowser, type Person, useChatPage } from './chat-page';

const senders = ['carol', 'dave', 'erin', 'frank', 'grace', 'heidi'];
// Of each; more than the page keeps at the end of a chat.
const count = 50;

describeWithChromium('many messages that come at once into the web chat', () => {
  const chatPage = useChatPage();

  /** Opens a group as bob, in which all others are about to speak. */
  async function openGroup() {
    const { service } = chatPage;
    const api = await service.api('alice');
    const { id } = await api.createChat(['bob', ...senders], 'Team');
    await api.sendMessage(id, 'Go!');
    const { bob } = await chatPage.open();
    await bob.openChat('Team');
    await bob.message('alice: Go!').waitFor();
    const say = async (sender: string) => {
      const own = await service.api(sender);
      const sent: Message[] = [];
      for (let n = 1; n <= count; n += 1) sent.push(await own.sendMessage(id, `Number ${n}`));
      return sent;
    };
    return { bob, say };
  }

  it('are followed to the end, while one types what stays as it is', async () => {
    const { bob, say } = await openGroup();
    const text = 'What one writes meanwhile. '.repeat(10);
    await bob.field.focus();
    const typed = bob.field.pressSequentially(text);
    const sent = (await Promise.all(senders.map(say))).flat();
    await typed;
    const inOrder = sent.sort((one, other) => one.seq - other.seq);
    const last = inOrder.slice(-30).map(({ senderId, content }) => `${senderId}: ${content}`);
    await bob.message(last.at(-1)!).waitFor();
    expect((await said(bob.log('Team'))).slice(-last.length)).toEqual(last);
    expect(await bob.side.getByRole('button', { name: 'To the newest message' }).count()).toBe(0);
    expect(await bob.field.inputValue()).toBe(text);
  });

  it('leave in its place what one has scrolled back to', async () => {
    const { bob, say } = await openGroup();
    await say('carol');
    const log = bob.log('Team');
    await bob.message('carol: Number 50').waitFor();
    await inBrowser(log, (element) => element.scrollTo(0, 0));
    await bob.message('carol: Number 1').waitFor();
    await bob.side.getByRole('button', { name: 'To the newest message' }).waitFor();
    const place = await placeOf(bob, 'carol: Number 1');
    await say('dave');
    await bob.entry('Team').getByText('dave: Number 50').waitFor();
    expect(await placeOf(bob, 'carol: Number 1')).toEqual(place);
    await bob.side.getByRole('button', { name: 'To the newest message' }).click();
    await bob.message('dave: Number 50').waitFor();
  });

  it('are shown also where something is typed in every frame', async () => {
    const { bob, say } = await openGroup();
    await inBrowser(bob.field, typeInEachFrame);
    await say('carol');
    await bob.message('carol: Number 50').waitFor();
  });
});

/** Who says what in the rows of the page. */
async function said(log: Locator): Promise<string[]> {
  const articles = await log.getByRole('article').all();
  return Promise.all(articles.map(async (one) => (await one.getAttribute('aria-label'))!));
}

async function placeOf(person: Person, message: string): Promise<number> {
  const box = await person.message(message).boundingBox();
  return Math.round(box!.y);
}

declare function requestAnimationFrame(task: () => void): void;

/** In the browser. */
function typeInEachFrame(field: BrowserElement): void {
  const type = () => {
    field.dispatchEvent(new Event('input', { bubbles: true }));
    requestAnimationFrame(type);
  };
  type();
}
