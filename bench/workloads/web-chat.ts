import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { ChatSummary } from '../../generated/schemas';
import { launchBrowser, missingChromium } from '../../test/support/chromium';
import { ChatTab, type Typing } from '../browser/chat-tab';
import type { Figures } from '../figures';
import { median, percentile } from '../load/percentiles';
import { LoadProcess } from '../servers/load-process';
import type { BenchRun } from './bench-run';
import { insertListedChats } from './listed-chats';
import { serviceUser, type ServiceUser } from './service-user';

const chatsPath = '/v1/messaging/chats';
const userId = 'reader';
const title = 'Team';
const senders = Array.from({ length: 5 }, (_, index) => `sender-${index}`);
// As many as a page of the list has.
const listedChats = 50;
// The client's store keeps so many messages of a chat.
const fullWindow = 500;
const perSecond = { typing: 50, filling: 500 };

const scales = {
  full: { lists: 15, rounds: 3, seconds: 10, later: 5000 },
  short: { lists: 1, rounds: 1, seconds: 1, later: 100 },
};

/** A user with a browser, and who sends them messages. */
interface Scene {
  reader: ServiceUser;
  load: LoadProcess;
  browser: Browser;
}

/**
 * What the web chat costs its user in a browser without a window: until the list stands, while they type and
 * 50 messages a second come into the chat that is open, and what it keeps when thousands have come.
 */
export async function webChat(run: BenchRun): Promise<void> {
  if (missingChromium !== undefined) return console.log(`NOT MEASURED. ${missingChromium}`);
  const { figures, isShort } = run;
  const { lists, rounds, seconds, later } = scales[isShort ? 'short' : 'full'];
  const scene = await openScene(run);
  figures.add('web-chat.list', median(await timeLists(scene, lists)), 'ms');
  const body = { participants: senders, name: title };
  const { id: chatId } = await scene.reader.call<{ id: string }>('POST', chatsPath, body);
  const tab = await openTab(scene);
  await tab.openChat(title);
  const chat = { tab, chatId };
  const come = (messages: number) =>
    send(scene, chat, perSecond.filling, () => delay((messages / perSecond.filling) * 1000));
  const type = () => tab.type(scene.browser, seconds);
  await come(fullWindow);
  const full = await tab.size();
  const alone: Typing[] = [];
  const beside: Typing[] = [];
  while (alone.length < rounds) {
    alone.push(await type());
    beside.push(await send(scene, chat, perSecond.typing, type));
  }
  recordTyping(figures, 'alone', alone);
  recordTyping(figures, 'beside-50', beside);
  await come(later);
  const after = await tab.size();
  await tab.close();
  figures.add('web-chat.nodes.full', full.nodes, 'nodes');
  figures.add('web-chat.nodes.later', after.nodes, 'nodes');
  figures.add('web-chat.heap.full', full.heapBytes / 2 ** 20, 'MB');
  figures.add('web-chat.heap.later', after.heapBytes / 2 ** 20, 'MB');
}

async function openScene({ site }: BenchRun): Promise<Scene> {
  const reader = await serviceUser(site, userId);
  await insertListedChats(reader.databaseUrl, { userId, chats: listedChats, unread: 20 });
  const load = new LoadProcess();
  site.onClose(() => load.stop());
  const browser = await launchBrowser();
  site.onClose(() => browser.close());
  return { reader, load, browser };
}

/** The chat in which they type. */
interface OpenChat {
  tab: ChatTab;
  chatId: string;
}

function openTab({ browser, reader }: Scene): Promise<ChatTab> {
  return ChatTab.open(browser, reader.url, userId);
}

async function timeLists(scene: Scene, times: number): Promise<number[]> {
  const taken: number[] = [];
  while (taken.length < times) {
    const tab = await openTab(scene);
    taken.push(await tab.listShown(listedChats));
    await tab.close();
  }
  return taken;
}

/** Has messages come while something is done, and waits until all of them are shown. */
async function send<Result>(
  { load, reader }: Scene,
  { tab, chatId }: OpenChat,
  rate: number,
  task: () => Promise<Result>,
): Promise<Result> {
  const places = senders.map((sender) => ({ userId: sender, chatId }));
  await load.ask('beginSteadySends', { url: reader.url, senders: places, perSecond: rate });
  const result = await task();
  await load.ask('endSteadySends');
  const { lastSeq } = await reader.call<ChatSummary>('GET', `${chatsPath}/${chatId}`);
  await tab.shows(lastSeq);
  return result;
}

/** Records of each figure the median of the rounds: where the machine is busy for a moment, one of them is slow. */
function recordTyping(figures: Figures, beside: string, rounds: Typing[]): void {
  const add = (name: string, valuesOf: (typing: Typing) => number[]) => {
    for (const [at, share] of Object.entries({ p50: 0.5, p95: 0.95, p99: 0.99, most: 1 })) {
      const ofRounds = rounds.map((typing) => percentile(valuesOf(typing), share));
      figures.add(`web-chat.${beside}.${name}.${at}`, median(ofRounds), 'ms');
    }
  };
  add('frame', ({ frames }) => frames.map(({ work }) => work));
  add('frame.typed', ({ frames }) =>
    frames.filter(({ isTyped }) => isTyped).map(({ work }) => work),
  );
  add('frame.cpu', ({ frames }) => frames.map(({ cpu }) => cpu));
  add('key', ({ keys }) => keys);
}
