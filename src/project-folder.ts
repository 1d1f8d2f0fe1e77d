import path from 'node:path';

/** The folder of package.json: seen from src, and from dist/src. */
export const projectFolder = path.join(
  __dirname,
  path.basename(path.dirname(__dirname)) === 'dist' ? '../..' : '..',
);
