import { existsSync } from 'node:fs';

/** The browser of the tests: CHROMIUM_PATH, else where Debian's package puts it. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** `describe` for what needs Chromium. Without it the tests cannot run, which is said loudly. */
export const describeWithChromium: jest.Describe = existsSync(chromiumPath)
  ? describe
  : skipLoudly();

function skipLoudly(): jest.Describe {
  const line = '!'.repeat(78);
  const { testPath = 'some tests' } = expect.getState();
  process.stderr.write(
    `\n${line}\n!! NOT TESTED: ${testPath}\n!! There is no Chromium at ${chromiumPath}.` +
      ` Install the package chromium,\n!! or say where it is in CHROMIUM_PATH.\n${line}\n`,
  );
  return describe.skip;
}
