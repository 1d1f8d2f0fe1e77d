import { build } from 'esbuild';
import path from 'node:path';

/** Where the bench's own programs go; npm runs the bench in the project's folder. */
const folder = path.resolve('dist/bench');

export const programs = {
  /** As `npm run build` makes it. */
  service: path.resolve('dist/src/main.js'),
  /** Of an older commit, built in the folder `BENCH_BEFORE`. */
  before: path.resolve(process.env.BENCH_BEFORE ?? '', 'dist/src/main.js'),
  limit: path.join(folder, 'limit.js'),
  reference: path.join(folder, 'reference.js'),
  load: path.join(folder, 'load.js'),
};

/** Compiles the bench's programs, so that no loader runs beside what is measured. */
export async function compilePrograms(): Promise<void> {
  await build({
    entryPoints: {
      limit: 'bench/limit/main.ts',
      reference: 'bench/reference/main.ts',
      load: 'bench/load/main.ts',
    },
    outdir: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
}
