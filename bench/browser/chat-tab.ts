import type { Browser, CDPSession, Page } from 'playwright-core';
import { type Frame, framesOf, keyMark, type Trace, traceCategories } from './frames';

/** What the browser holds for a page, after a collection of garbage. */
export interface PageSize {
  nodes: number;
  heapBytes: number;
}

/** What the browser did while someone typed. */
export interface Typing {
  frames: Frame[];
  /** Of each key, milliseconds from its event to the end of the next frame; the wait for that frame is in it. */
  keys: number[];
}

const keyPauseMs = 100;
const text = 'The quick brown fox jumps over the lazy dog. ';

/** Makes a page one that has nothing but the chat, and times its keys. */
const showChat = (userId: string) => `
  document.documentElement.innerHTML =
    '<style>html, body { block-size: 100%; margin: 0; }</style><body><messaging-chat development>';
  var chat = document.querySelector('messaging-chat');
  chat.setAttribute('user-id', '${userId}');
  const script = document.createElement('script');
  Object.assign(script, { type: 'module', src: '/chat/messaging-chat.js' });
  var begun = performance.now();
  document.head.append(script);

  // A message to oneself comes after the frame is rendered.
  var afterFrame = (tell) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => tell(performance.now());
    port2.postMessage(undefined);
  };
  var keys = [];
  const keyed = ({ timeStamp }) => {
    performance.mark('${keyMark}');
    requestAnimationFrame(() => afterFrame((now) => keys.push(now - timeStamp)));
  };
  addEventListener('keydown', keyed, true);`;

/** Looks at each frame until so many chats stand in the list, with the names of those who spoke last. */
const listShown = (chats: number) => `new Promise((resolve) => {
  const entriesOf = () =>
    chat.shadowRoot?.querySelector('messaging-chat-list')?.shadowRoot
      ?.querySelectorAll('messaging-chat-entry') ?? [];
  const isNamed = ({ shadowRoot }) =>
    shadowRoot.querySelector('.preview')?.textContent.startsWith('A Friend: ');
  const look = () => {
    const entries = [...entriesOf()];
    if (entries.length < ${chats} || !entries.every(isNamed)) return requestAnimationFrame(look);
    afterFrame((now) => resolve(now - begun));
  };
  look();
})`;

const log = `document.querySelector('messaging-chat').shadowRoot
  .querySelector('messaging-conversation').shadowRoot.querySelector('messaging-log')`;

/** A tab in which a user has the web chat, in a profile where nothing is kept from before. */
export class ChatTab {
  private constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
  ) {}

  /** Opens it as a page of the service's own origin that has nothing but the chat. */
  static async open(browser: Browser, url: string, userId: string): Promise<ChatTab> {
    const viewport = { width: 1280, height: 900 };
    const context = await browser.newContext({ bypassCSP: true, viewport });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    await page.goto(`${url}/readyz`);
    await page.evaluate(showChat(userId));
    return new ChatTab(page, cdp);
  }

  /** Milliseconds from when the page asked for the script to the end of the frame that shows so many chats. */
  listShown(chats: number): Promise<number> {
    return this.page.evaluate<number>(listShown(chats));
  }

  async openChat(title: string): Promise<void> {
    await this.page.getByRole('button', { name: title }).first().click();
    await this.page.getByRole('log').waitFor();
  }

  /** Waits until the message with this `seq` is the last that is shown. */
  async shows(seq: number): Promise<void> {
    await this.page.waitForFunction(`${log}.messages.at(-1)?.stored?.seq >= ${seq}`);
  }

  /** Types for so long into the field of the chat that is open. */
  async type(browser: Browser, seconds: number): Promise<Typing> {
    const { page } = this;
    await page.getByLabel('Write a message').focus();
    await page.evaluate('keys.length = 0');
    await browser.startTracing(page, { categories: traceCategories });
    const end = performance.now() + seconds * 1000;
    while (performance.now() < end) await page.keyboard.type(text, { delay: keyPauseMs });
    const trace = JSON.parse((await browser.stopTracing()).toString()) as Trace;
    return { frames: framesOf(trace), keys: await page.evaluate<number[]>('keys') };
  }

  async size(): Promise<PageSize> {
    await this.cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    const of = (wanted: string) => metrics.find(({ name }) => name === wanted)!.value;
    return { nodes: of('Nodes'), heapBytes: of('JSHeapUsedSize') };
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
