import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const project = path.join(__dirname, '../..');

export const committedFolder = path.join(project, 'generated');

/** A copy of `specs/` to make changes in, and what is generated from it. */
export class Generation {
  private constructor(private readonly folder: string) {}

  static async create(): Promise<Generation> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'generation-'));
    await cp(path.join(project, 'specs'), path.join(folder, 'specs'), { recursive: true });
    // The generated validators find their runtime as they do in the project.
    await symlink(path.join(project, 'node_modules'), path.join(folder, 'node_modules'));
    return new Generation(folder);
  }

  /** Where the generated files are. */
  get output(): string {
    return path.join(this.folder, 'generated');
  }

  /** Changes a file of the copy, such as `schemas/Message.yaml`. */
  async edit(file: string, change: (text: string) => string): Promise<void> {
    const name = path.join(this.folder, 'specs', file);
    await writeFile(name, change(await readFile(name, 'utf8')));
  }

  /** Runs `npm run generate` on the copy. */
  async run(): Promise<void> {
    const script = path.join(project, 'scripts/generate.ts');
    const folders = ['--specs', path.join(this.folder, 'specs'), '--output', this.output];
    await run(process.execPath, ['--require', 'tsx/cjs', script, ...folders]);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}

/** Every file of a folder and its text, by its path there. */
export async function filesOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map(async ({ parentPath, name }): Promise<[string, string]> => {
    const file = path.join(parentPath, name);
    return [path.relative(folder, file), await readFile(file, 'utf8')];
  });
  return new Map((await Promise.all(texts)).sort());
}
