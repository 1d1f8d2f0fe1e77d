import type { Browser } from 'playwright-core';
import { fillChats } from './demo-chats';
import { fillArabicChat } from './pictures/arabic-chat';
import { keptPictures, type Look } from './pictures/kept';
import { looks, openBrowser, Screen } from './pictures/screen';
import { Stage } from './pictures/stage';
import { walk } from './pictures/walk';

/**
 * `npm run pictures` takes pictures of the web chat and of the documentation, wide and narrow, light and
 * dark, into artifacts/pictures; those that are shown also into docs/pictures. It needs Chromium, and the
 * fonts of Debian's packages fonts-inter and fonts-noto-color-emoji.
 */
async function main(): Promise<void> {
  const browser = await openBrowser();
  const kept: string[] = [];
  try {
    for (const look of looks) kept.push(...(await takeAll(browser, look)));
  } finally {
    await browser.close();
  }
  const missing = Object.keys(keptPictures).filter((name) => !kept.includes(name));
  if (missing.length > 0) throw new Error(`Not taken: ${missing.join(', ')}`);
}

/** Takes all pictures of one look, of a service of its own. @returns those that are kept */
async function takeAll(browser: Browser, look: Look): Promise<readonly string[]> {
  const stage = await Stage.open();
  try {
    await stage.setTime(28);
    await fillArabicChat(stage.ask);
    await fillChats(stage.ask, stage.setTime);
    await stage.setTime(0);
    const screen = await Screen.open(browser, look, stage.now);
    await walk(stage, screen);
    await screen.close();
    return screen.kept;
  } finally {
    await stage.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
