import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildSite } from './docs/build-site';

const project = path.join(__dirname, '..');

/** `npm run docs` builds the static site into dist/docs, from where the service serves it. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { output: { type: 'string', default: path.join(project, 'dist/docs') } },
  });
  await buildSite(project, path.resolve(values.output));
  console.log(`The site is in ${values.output}: open index.html, or /docs of the service.`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
