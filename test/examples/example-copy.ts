import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { filledOnce } from '../support/shared-folder';
import { examples } from './example';

const run = promisify(execFile);
const project = path.join(examples, '..');
const client = path.join(project, 'client');

const buildClient = (folder: string) =>
  run(process.execPath, [path.join(client, 'build.mjs'), folder]);

/** The packages that a package.json names, each with its version. */
export async function packagesOf(folder: string): Promise<Record<string, string>> {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8');
  const { dependencies, devDependencies } = JSON.parse(text) as Record<string, object>;
  return { ...dependencies, ...devDependencies };
}

/** A copy of an example, with the packages that it names and of this repository nothing else. */
export class ExampleCopy {
  private constructor(readonly folder: string) {}

  static async of(name: string): Promise<ExampleCopy> {
    const copy = new ExampleCopy(await mkdtemp(path.join(os.tmpdir(), `messaging-${name}-`)));
    const filter = (file: string) => !['node_modules', 'dist'].includes(path.basename(file));
    await cp(path.join(examples, name), copy.folder, { recursive: true, filter });
    await copy.#install();
    return copy;
  }

  file(name: string): string {
    return path.join(this.folder, name);
  }

  /**
   * Builds it by its own command; gives the folder that a server of files serves. With jest's NODE_ENV it
   * is a build that tells the browser's console of mistakes.
   */
  async build(): Promise<string> {
    await run('npm', ['run', 'build'], { cwd: this.folder });
    return this.file('dist');
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }

  async #install(): Promise<void> {
    const names = Object.keys(await packagesOf(this.folder));
    for (const name of ['.bin', ...names.filter((one) => one !== 'messaging-client')]) {
      const place = this.#installed(name);
      await mkdir(path.dirname(place), { recursive: true });
      await symlink(path.join(project, 'node_modules', name), place);
    }
    const place = this.#installed('messaging-client');
    await cp(path.join(client, 'package.json'), path.join(place, 'package.json'));
    await cp(await filledOnce('client', buildClient), path.join(place, 'dist'), {
      recursive: true,
    });
  }

  #installed(name: string): string {
    return this.file(`node_modules/${name}`);
  }
}
