import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe says of a page, as far as it is read here. */
interface AxeResults {
  violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
}

const usualScreen = { width: 1280, height: 900 };

/** Someone who looks at one page after the other in a tab, and notes all that goes wrong. */
export class Visitor {
  readonly #complaints: string[] = [];
  #origin = '';

  private constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.#complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#complaints.push(`error: ${error.message}`));
    page.on('requestfailed', (request) => {
      // What was not needed any more, since the visitor went on.
      if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
      this.#complaints.push(`failed: ${request.url()}`);
    });
    page.on('request', (request) => {
      if (!this.#isLocal(request.url())) this.#complaints.push(`left: ${request.url()}`);
    });
    page.on('response', (response) => {
      const text = `${response.status()}: ${response.url()}`;
      if (response.status() >= 400) this.#complaints.push(text);
    });
  }

  /** @param hasTouch whether the screen is that of a phone: it is touched, and nothing hovers over it */
  static async create(browser: Browser, hasTouch = false): Promise<Visitor> {
    const options = { viewport: usualScreen, hasTouch, isMobile: hasTouch };
    return new Visitor(await browser.newPage(options));
  }

  /**
   * Leaves the page, and forgets what pages keep and how the screen was; gives all that went wrong
   * since the last time. Takes a tenth of the time of a new tab.
   */
  async leave(): Promise<string[]> {
    if (this.page.url() !== 'about:blank') await this.page.evaluate('localStorage.clear()');
    await this.page.context().clearCookies();
    await this.page.goto('about:blank');
    await this.page.setViewportSize(usualScreen);
    await this.page.emulateMedia({ colorScheme: null, reducedMotion: null });
    return this.complaints();
  }

  /** What went wrong since this was asked last, or the page was left. */
  complaints(): string[] {
    return this.#complaints.splice(0);
  }

  /** Makes the screen this wide. */
  resize(width: number): Promise<void> {
    return this.page.setViewportSize({ ...usualScreen, width });
  }

  /** Opens an address and waits until all of it is loaded. */
  async open(url: string): Promise<void> {
    this.#origin = url.startsWith('file:') ? 'file://' : new URL(url).origin;
    await this.page.goto(url, { waitUntil: 'load' });
  }

  /** The addresses of all links of the page, whole. */
  links(): Promise<string[]> {
    return this.page.locator('a[href]').evaluateAll((links) => [
      // The browser's own type is not known here.
      ...new Set(links.map((link) => (link as unknown as { href: string }).href)),
    ]);
  }

  /** The names of all places of the page. */
  anchors(): Promise<string[]> {
    return this.page.evaluate('[...document.querySelectorAll("[id]")].map(({ id }) => id)');
  }

  /** By how many pixels the page is wider than the screen. */
  overflow(): Promise<number> {
    return this.page.evaluate('document.documentElement.scrollWidth - innerWidth');
  }

  /** By how many pixels an element's content is higher than what is seen of it. */
  hiddenHeight(element: Locator): Promise<number> {
    return element.evaluate((node) => {
      const { scrollHeight, clientHeight } = node as unknown as Record<string, number>;
      return scrollHeight! - clientHeight!;
    });
  }

  /** Those of the names that `selector` finds that stand on more than one line. */
  brokenNames(selector: string): Promise<string[]> {
    return this.page.evaluate(
      `[...document.querySelectorAll(${JSON.stringify(selector)})]
        .filter((name) => name.getClientRects().length > 1)
        .map((name) => name.textContent)`,
    );
  }

  background(): Promise<string> {
    return this.page.evaluate('getComputedStyle(document.body).backgroundColor');
  }

  /**
   * What the rules of axe find wrong with the page as it stands: each rule, and where.
   *
   * @param runOnly the rules, or the tags of rules
   * @param except rules among them that are left out
   */
  async violations(runOnly: string[], except: string[] = []): Promise<string[]> {
    // The service's policy lets no page load this; what a debugger evaluates, no policy stops.
    if (!(await this.page.evaluate('"axe" in window'))) await this.page.evaluate(axe);
    const rules = Object.fromEntries(except.map((rule) => [rule, { enabled: false }]));
    const options = JSON.stringify({ runOnly, rules, resultTypes: ['violations'] });
    const { violations } = await this.page.evaluate<AxeResults>(`axe.run(${options})`);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  }

  /** Opens the search and types. */
  async search(words: string): Promise<void> {
    await this.page.keyboard.press('/');
    await this.page.getByRole('combobox', { name: 'Search everything' }).fill(words);
  }

  #isLocal(url: string): boolean {
    return /^(data|blob):/.test(url) || url.startsWith(`${this.#origin}/`);
  }
}
