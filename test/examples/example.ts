import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/chromium';
import { type TestService, useService } from '../support/test-service';
import { serveFolder } from './example-site';

/** The folder of the examples. */
export const examples = path.join(__dirname, '../../examples');

// Names what is waited for in vain before the test's own limit ends it.
const limitMs = 120_000;

/** An example with a service, and those who look at it, each in a tab of one browser. */
export class Example {
  readonly #mistakes: string[] = [];
  #browser: Browser | undefined;
  #tabs: BrowserContext | undefined;
  #site: Server | undefined;

  constructor(readonly service: TestService) {}

  /** @param folder the example as a server of files has it */
  async start(folder: string): Promise<void> {
    this.#site = await serveFolder(folder, this.service.url);
    this.#browser = await launchBrowser();
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    this.#site?.close();
  }

  /** Opens the example as this user. */
  async open(userId: string): Promise<Page> {
    this.#tabs ??= await this.#browser!.newContext();
    const page = await this.#tabs.newPage();
    page.setDefaultTimeout(limitMs);
    page.on('pageerror', ({ message }) => this.#mistakes.push(`${userId}: ${message}`));
    page.on('console', (line) => {
      // What the service refuses is logged by the browser itself, and is for the page to show.
      if (line.type() === 'error' && !/^Failed to load resource/.test(line.text()))
        this.#mistakes.push(`${userId}: ${line.text()}`);
    });
    const { port } = this.#site!.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/?user=${userId}`);
    return page;
  }

  /** All of them leave, and nothing of them is kept. Gives what went wrong. */
  async leave(): Promise<string[]> {
    await this.#tabs?.close();
    this.#tabs = undefined;
    return this.#mistakes.splice(0);
  }
}

/**
 * An example for the tests of a `describe`, left after each. What goes wrong in it, which the browser
 * tells of, fails the test.
 * @param folder gives the example as a server of files has it
 */
export function useExample(folder: () => Promise<string> | string): Example {
  let example: Example | undefined = undefined;
  // Before the rows go: a page that is open would miss them.
  afterEach(async () => expect(await example!.leave()).toEqual([]));
  example = new Example(useService());
  beforeAll(async () => example.start(await folder()));
  afterAll(() => example.close());
  return example;
}
