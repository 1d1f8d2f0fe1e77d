import { existsSync } from 'node:fs';
import { describeWith } from '../support/describe-with';

/** The browser of the tests: CHROMIUM_PATH, else where Debian's package puts it. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** `describe` for what needs Chromium. */
export const describeWithChromium = describeWith(
  existsSync(chromiumPath)
    ? undefined
    : `There is no ${chromiumPath}. Install the package chromium, or say where it is in CHROMIUM_PATH.`,
);
