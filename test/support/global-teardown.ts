import { rm } from 'node:fs/promises';
import { finishCoverage } from '../contract/coverage/whole-run';
import './global-setup';
import { sharedFolderVariable } from './shared-folder';

/**
 * Stops the server that global-setup.ts started, and removes what the tests shared. Fails when all tests ran and
 * something in the documents was produced by none.
 */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testPostgres?.close();
  await rm(process.env[sharedFolderVariable]!, { recursive: true });
  await finishCoverage();
}
