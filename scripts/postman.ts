import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildCollection } from './postman/collection';

const defaultOutput = path.join(__dirname, '../dist/postman/messaging.postman_collection.json');

/** `npm run postman` writes a Postman collection of the contract: the same bytes each time. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { output: { type: 'string', default: defaultOutput } },
  });
  await mkdir(path.dirname(values.output), { recursive: true });
  await writeFile(values.output, JSON.stringify(await buildCollection(), null, 2) + '\n');
  console.log(`Import ${path.relative(process.cwd(), values.output)} into Postman.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
