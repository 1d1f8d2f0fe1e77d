import type { Browser, Locator, Page } from 'playwright-core';
import { Visitor } from '../docs/visitor';
import { launchBrowser } from '../support/chromium';
import { type TestService, useService } from '../support/test-service';

// Names what is waited for in vain before the test's own limit ends it.
const limitMs = 120_000;

/** The page of development mode in a browser, with a service of its own. */
export class ChatPage {
  #browser!: Browser;
  #visitor!: Visitor;

  /** @param hasTouch whether the screen is that of a phone */
  constructor(
    readonly service: TestService,
    private readonly hasTouch: boolean,
  ) {}

  async start(): Promise<void> {
    this.#browser = await launchBrowser();
    this.#visitor = await Visitor.create(this.#browser, this.hasTouch);
    this.page.setDefaultTimeout(limitMs);
  }

  async close(): Promise<void> {
    await this.#browser?.close();
  }

  get visitor(): Visitor {
    return this.#visitor;
  }

  get page(): Page {
    return this.visitor.page;
  }

  /** Opens the page, as alice and bob; waits until both have their lists. */
  async open(): Promise<{ alice: Person; bob: Person }> {
    await this.visitor.open(`${this.service.url}/chat/`);
    const alice = this.person('First person');
    const bob = this.person('Second person');
    for (const { list } of [alice, bob]) await list.getByRole('heading').waitFor();
    return { alice, bob };
  }

  /** Forgets what the chats keep in the browser. */
  async forget(): Promise<void> {
    await this.page.evaluate("void indexedDB.deleteDatabase('messaging-client')");
  }

  /** Whoever has this part of the page. */
  person(side: string): Person {
    return new Person(this.page.getByRole('region', { name: side }));
  }
}

/** What one of the two people does and sees. */
export class Person {
  /** @param side their part of the page */
  constructor(readonly side: Locator) {}

  get list(): Locator {
    return this.side.locator('messaging-chat-list');
  }

  /** A chat in the list; its name begins with the title. */
  entry(title: string): Locator {
    const isIt = this.list.page().getByRole('button', { name: `Actions for the chat ${title}` });
    return this.list.getByRole('listitem').filter({ has: isIt });
  }

  async openChat(title: string): Promise<void> {
    await this.entry(title).getByRole('button').first().click();
    await this.log(title).waitFor();
  }

  /** Chooses something in the menu of a chat in the list. */
  async chooseFor(title: string, choice: string): Promise<void> {
    const entry = this.entry(title);
    await entry.hover();
    await entry.getByRole('button', { name: `Actions for the chat ${title}` }).click();
    await entry.getByRole('menuitem', { name: choice, exact: true }).click();
  }

  /** Begins a chat by the dialog. */
  async beginChat(people: string, name = ''): Promise<void> {
    await this.list.getByRole('button', { name: 'New chat' }).click();
    const dialog = this.side.getByRole('dialog', { name: 'New chat' });
    // What the dialog shows stands beside it in the tree.
    const form = this.side.locator('messaging-new-chat');
    await form.getByLabel('User ids').fill(people);
    await form.getByLabel('Name (optional)').fill(name);
    await form.getByRole('button', { name: 'Create' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Presses one of the buttons over the chat that is open, which opens a dialog of the same name. */
  async openDialog(title: string, name = title): Promise<Locator> {
    await this.side.getByRole('button', { name: title, exact: true }).click();
    const dialog = this.side.getByRole('dialog', { name, exact: true });
    await dialog.waitFor();
    return dialog;
  }

  /** The messages of the chat that is open. */
  log(title: string): Locator {
    return this.side.getByRole('log', { name: `Messages in ${title}` });
  }

  get field(): Locator {
    return this.side.getByLabel('Write a message');
  }

  get thread(): Locator {
    return this.side.locator('messaging-thread');
  }

  get answerField(): Locator {
    return this.thread.getByLabel('Write an answer');
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  /** A message by who says what, for example `You: hello`. */
  message(said: string): Locator {
    return this.side.getByRole('article', { name: said, exact: true });
  }

  /** One of the buttons of a message, which are there while the pointer is over it. */
  async press(said: string, button: string): Promise<void> {
    await this.message(said).hover();
    await this.message(said).getByRole('button', { name: button, exact: true }).click();
  }

  /** Chooses something in the menu of a message. */
  async choose(said: string, choice: string): Promise<void> {
    await this.press(said, 'What to do with the message');
    await this.message(said).getByRole('menuitem', { name: choice, exact: true }).click();
  }
}

/**
 * The page for the tests of a `describe`, left after each. What goes wrong in it, which the browser tells
 * of, fails the test.
 *
 * @param hasTouch whether the screen is that of a phone
 */
export function useChatPage(environment?: Record<string, string>, hasTouch = false): ChatPage {
  let page: ChatPage | undefined = undefined;
  // Before the rows go: a page that is open would miss them.
  afterEach(async () => {
    await page!.forget();
    expect(await page!.visitor.leave()).toEqual([]);
  });
  page = new ChatPage(useService(environment), hasTouch);
  beforeAll(() => page.start());
  afterAll(() => page.close());
  return page;
}

/** What a browser knows of an element, as far as it is used here: its own types are not known. */
export interface BrowserElement {
  readonly localName: string;
  readonly textContent: string;
  readonly href: string;
  readonly attributes: Iterable<{ readonly name: string }>;
  readonly scrollHeight: number;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  readonly shadowRoot: BrowserElement | null;
  getAttribute(name: string): string | null;
  matches(selector: string): boolean;
  querySelectorAll(selector: string): Iterable<BrowserElement>;
  scrollTo(left: number, top: number): void;
  scrollBy(left: number, top: number): void;
  remove(): void;
  dispatchEvent(event: Event): boolean;
}

/** Calls a function in the browser with an element. */
export function inBrowser<Result>(
  element: Locator,
  call: (element: BrowserElement) => Result,
): Promise<Result> {
  return element.evaluate(call as unknown as (element: unknown) => Result);
}
