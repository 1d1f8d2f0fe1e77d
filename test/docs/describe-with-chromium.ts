import { missingChromium } from '../support/chromium';
import { describeWith } from '../support/describe-with';

/** `describe` for what needs Chromium. */
export const describeWithChromium = describeWith(missingChromium);
