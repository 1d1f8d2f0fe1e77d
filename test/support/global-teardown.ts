import { finishCoverage } from '../contract/coverage/whole-run';
import './global-setup';

/**
 * Stops the server that global-setup.ts started, and removes its data. Fails when all tests ran and
 * something in the documents was produced by none.
 */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testPostgres?.close();
  await finishCoverage();
}
