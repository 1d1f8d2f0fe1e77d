import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { chromiumPath } from '../../test/support/chromium';
import { keptPictures, type Look, type PictureName, type PictureOf } from './kept';

const project = path.join(__dirname, '../..');
const taken = path.join(project, 'artifacts/pictures');
const kept = path.join(project, 'docs/pictures');
const pixelsPerPoint = { 1400: 1.5, 390: 2 };
// Letters stay sharp.
const quality = 0.8;

export const looks: readonly Look[] = (['light', 'dark'] as const).flatMap((scheme) => [
  { width: 1400, height: 860, scheme },
  { width: 390, height: 760, scheme },
]);

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A browser on a desktop whose font is that of the pictures. */
export function openBrowser(): Promise<Browser> {
  const FONTCONFIG_FILE = path.join(__dirname, 'fonts.conf');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--font-render-hinting=none'],
      // The app's page comes from no server, and so counts as one from elsewhere.
      '--disable-features=LocalNetworkAccessChecks',
    ],
    env: { ...process.env, FONTCONFIG_FILE },
  });
}

/** A screen of which pictures are taken. */
export class Screen {
  /** Which pictures of it were kept. */
  readonly kept: PictureOf[] = [];

  private constructor(
    readonly look: Look,
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {}

  /** @param now what time its clock shows */
  static async open(browser: Browser, look: Look, now: Date): Promise<Screen> {
    const { width, height, scheme } = look;
    const context = await browser.newContext({
      ...{ viewport: { width, height }, deviceScaleFactor: pixelsPerPoint[width] },
      ...{ colorScheme: scheme, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' },
    });
    const page = await context.newPage();
    await page.clock.install({ time: now });
    return new Screen(look, page, context);
  }

  get isNarrow(): boolean {
    return this.look.width < 600;
  }

  /** Takes a picture of what is seen; keeps it where it is one of those that are shown. */
  async take(name: PictureName, height = this.look.height): Promise<void> {
    const { width } = this.look;
    await this.page.setViewportSize({ width, height });
    await this.#shoot(name, { x: 0, y: 0, width, height });
  }

  /** Takes one of a part of the page. */
  async takePart(name: PictureName, part: Locator): Promise<void> {
    await part.scrollIntoViewIfNeeded();
    await this.#shoot(name, (await part.boundingBox())!);
  }

  close(): Promise<void> {
    return this.context.close();
  }

  async #shoot(name: PictureName, clip: Clip): Promise<void> {
    const whole = `${name}-${this.look.width}-${this.look.scheme}` as const;
    await this.page.mouse.move(0, 0);
    await mkdir(taken, { recursive: true });
    const picture = await this.page.screenshot({ path: path.join(taken, `${whole}.png`), clip });
    if (whole in keptPictures) await this.#keep(whole, picture);
    console.log(whole);
  }

  /** WebP has a third of the bytes. */
  async #keep(name: PictureOf, picture: Buffer): Promise<void> {
    const page = await this.context.newPage();
    const { data, size } = await page.evaluate<{ data: string; size: number[] }>(`(async () => {
      const picture = await fetch('data:image/png;base64,${picture.toString('base64')}');
      const bitmap = await createImageBitmap(await picture.blob());
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
      canvas.getContext('2d').drawImage(bitmap, 0, 0);
      const data = canvas.toDataURL('image/webp', ${quality}).split(',')[1];
      return { data, size: [bitmap.width, bitmap.height] };
    })()`);
    await page.close();
    if (String(size) !== String(keptPictures[name])) {
      throw new Error(`${name} has ${size.join(' by ')} pixels, which kept.ts does not say`);
    }
    await mkdir(kept, { recursive: true });
    await writeFile(path.join(kept, `${name}.webp`), Buffer.from(data, 'base64'));
    this.kept.push(name);
  }
}
