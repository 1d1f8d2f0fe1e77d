import type { Locator } from 'playwright-core';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { insertMessages } from '../support/chat-rows';
import { eventually } from '../support/eventually';
import { type BrowserElement, inBrowser, type Person, useChatPage } from './chat-page';

const count = 100_000;
const pinned = 1000;
// So many rows stand in the page at most.
const mostInPage = 200;
// Less than the height of what is seen, so that something of it is seen before and after.
const stepPx = 500;
const screen = { width: 1280, height: 1600 };

/** What stands in the log: messages by their number, and how far each is below the upper edge. */
interface Shown {
  all: number[];
  tops: Record<number, number>;
  height: number;
  /** How many nodes stand beside each other there: each message has two that mark its place. */
  nodes: number;
}

describeWithChromium('a chat of 100,000 messages in the web chat', () => {
  const chatPage = useChatPage();

  /** Opens the page when bob has read all of the chat, in which a message far back is pinned. */
  async function openLong() {
    const { service } = chatPage;
    const api = await service.api('alice');
    const { id } = await api.createChat(['bob']);
    const messages = { chatId: id, senderId: 'alice', content: 'Message {n}', count };
    await insertMessages(service.database.url, messages);
    const params = { chatId: id, messageId: `msg_${pinned}` };
    await api.call('pinMessage', { params });
    const own = await service.api('bob');
    await own.call('markRead', { params: { chatId: id }, body: { seq: count } });
    await chatPage.page.setViewportSize(screen);
    return chatPage.open();
  }

  /** Scrolls, and waits until what was seen has moved by that and no more. */
  async function scroll(log: Locator, by: number): Promise<Shown> {
    const before = await shownIn(log);
    const known = by < 0 ? before.all.find((one) => before.tops[one]! >= 0)! : lastSeen(before);
    await inBrowser(log, by < 0 ? stepUp : stepDown);
    return eventually(async () => {
      const now = await shownIn(log);
      expect(now.tops[known]! - before.tops[known]!).toBeCloseTo(-by, -0.5);
      return now;
    });
  }

  /** Scrolls until a message is in the page. */
  async function scrollTo(log: Locator, message: number, by: number): Promise<void> {
    let shown = await shownIn(log);
    while (!shown.all.includes(message)) shown = await scroll(log, by);
  }

  it('is read back and forth without end, with what is looked at in its place', async () => {
    const { bob, alice } = await openLong();
    await bob.openChat('alice');
    const log = bob.log('alice');
    await seen(bob, count);

    await scrollTo(log, count - mostInPage - 50, -stepPx);
    await jump(bob, pinned);
    await scrollTo(log, pinned + mostInPage + 50, stepPx);
    await scrollTo(log, pinned, -stepPx);

    await bob.side.getByRole('button', { name: 'To the newest message' }).click();
    await seen(bob, count);
    await alice.openChat('bob');
    await alice.say('Are you through?');
    await bob.message('alice: Are you through?').waitFor();
    expect((await shownIn(log)).all.at(-1)).toBe(count);
  });

  it('is read on from where one drags the scroll bar to, at either end of what is loaded', async () => {
    const { bob } = await openLong();
    await bob.openChat('alice');
    const log = bob.log('alice');
    await jump(bob, pinned);
    for (let time = 0; time < 12; time += 1) await drag(log, 'down');
    expect((await shownIn(log)).all.at(-1)).toBeGreaterThan(pinned + mostInPage);
    for (let time = 0; time < 12; time += 1) await drag(log, 'up');
    expect((await shownIn(log)).all).toContain(pinned);
  });
});

async function seen(person: Person, message: number): Promise<void> {
  const log = person.log('alice');
  await eventually(async () => {
    const { tops, height } = await shownIn(log);
    expect(tops[message]).toBeGreaterThanOrEqual(0);
    expect(tops[message]).toBeLessThan(height);
  });
}

/** Goes to a pinned message. */
async function jump(person: Person, message: number): Promise<void> {
  await person.side.getByRole('button', { name: 'Pinned messages' }).click();
  const pins = person.side.locator('messaging-pins');
  await pins.getByRole('button', { name: `Message ${message}` }).click();
  await seen(person, message);
}

/** Drags the scroll bar to an end: what stands there is seen, also when more has come behind it. */
async function drag(log: Locator, to: 'up' | 'down'): Promise<void> {
  const before = await shownIn(log);
  const edge = before.all.at(to === 'up' ? 0 : -1)!;
  await inBrowser(log, to === 'up' ? toTop : toBottom);
  await eventually(async () => {
    const { all, tops, height } = await shownIn(log);
    expect(all.at(to === 'up' ? 0 : -1)).not.toBe(edge);
    expect(tops[edge]).toBeGreaterThan(-height);
    expect(tops[edge]).toBeLessThan(height);
  });
}

const toTop = (element: BrowserElement) => element.scrollTo(0, 0);
const stepUp = (element: BrowserElement) => element.scrollBy(0, -500);
const stepDown = (element: BrowserElement) => element.scrollBy(0, 500);
const toBottom = (element: BrowserElement) => element.scrollTo(0, element.scrollHeight);

function lastSeen({ all, tops, height }: Shown): number {
  return all.findLast((one) => tops[one]! < height)!;
}

/** What is in the page: always messages in order, without a gap and a repeat, and not more than are kept. */
async function shownIn(log: Locator): Promise<Shown> {
  const shown = await inBrowser(log, readLog as never as () => Shown);
  const [first = 0] = shown.all;
  expect(shown.all).toEqual(shown.all.map((_, index) => first + index));
  expect(shown.all.length).toBeLessThanOrEqual(mostInPage);
  expect(shown.nodes).toBeLessThan(mostInPage * 4);
  return shown;
}

/** What a browser knows of an element, as far as it is used here. */
interface Element {
  readonly shadowRoot: Element;
  readonly childNodes: { readonly length: number };
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  getAttribute(name: string): string;
  getBoundingClientRect(): { top: number; height: number };
}

/** In the browser. */
function readLog(log: Element): Shown {
  const { top, height } = log.getBoundingClientRect();
  const nodes = log.querySelector('.rows')!.childNodes.length;
  const shown: Shown = { all: [], tops: {}, height, nodes };
  for (const message of log.querySelectorAll('messaging-message')) {
    const label = message.shadowRoot.querySelector('article')?.getAttribute('aria-label') ?? '';
    const number = /Message (\d+)$/.exec(label)?.[1];
    if (number === undefined) continue;
    shown.all.push(Number(number));
    shown.tops[Number(number)] = message.getBoundingClientRect().top - top;
  }
  return shown;
}
