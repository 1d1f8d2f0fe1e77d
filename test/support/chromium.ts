import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The browser of the tests: CHROMIUM_PATH, else where Debian's package puts it. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** What is missing for a browser, and how to get it; undefined when it is there. */
export const missingChromium = existsSync(chromiumPath)
  ? undefined
  : `There is no ${chromiumPath}. Install the package chromium, or say where it is in CHROMIUM_PATH.`;

/** The name of the service's host in the browser: one that only plain HTTP makes of it. */
export const hostName = 'messaging.example';

/** Starts a browser without a window for which `hostName` is this machine. */
export function launchBrowser(): Promise<Browser> {
  const switches = ['no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run'];
  const quiet = ['disable-background-networking', 'disable-component-update', 'disable-sync'];
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...[...switches, ...quiet].map((name) => `--${name}`),
      `--host-resolver-rules=MAP ${hostName} 127.0.0.1`,
    ],
  });
}
