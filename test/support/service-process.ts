import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { liftedLimits } from './lifted-limits';
import { copyStartedFolder } from './started-folder';
import type { LogLine } from './test-service';

const program = path.join(__dirname, '../../dist/src/main.js');

/** How a process ended: its exit code, or null when a signal killed it. */
export interface ProcessEnd {
  code: number | null;
  /** What it wrote for the operator to read. */
  errors: string;
}

/** What is started, and the folder where; by default this one's. */
export interface Place {
  program: string;
  folder?: string;
}

/** The compiled service in a process of its own (`npm run build` compiles it). */
export class ServiceProcess {
  readonly logLines: LogLine[] = [];
  /** Resolves when the process has ended and all that it wrote was read. */
  readonly ended: Promise<ProcessEnd>;
  readonly #child: ChildProcess;
  readonly #waiters = new Map<RegExp, (line: LogLine) => void>();
  #errors = '';
  #url = '';

  private constructor(environment: Record<string, string>, place: Place) {
    const { PATH = '' } = process.env;
    this.#child = spawn(process.execPath, [place.program], {
      cwd: place.folder,
      env: { PATH, PORT: '0', ...liftedLimits, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.ended = this.#watchEnd();
    this.#child.stderr!.on('data', (text: Buffer) => (this.#errors += text.toString()));
    createInterface({ input: this.#child.stdout! }).on('line', (line) => this.#take(line));
  }

  /** Starts the program, which may refuse to run. */
  static spawn(environment: Record<string, string>, place: Place = { program }): ServiceProcess {
    return new ServiceProcess(environment, place);
  }

  /** Waits until the service listens; fails when it ends instead. */
  async listening(): Promise<void> {
    const refused = this.ended.then(({ errors }) => {
      throw new Error(`The service did not start: ${errors}`);
    });
    const { port } = await Promise.race([this.logged(/^listening on /), refused]);
    this.#url = `http://127.0.0.1:${port as number}`;
  }

  get url(): string {
    return this.#url;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** The first line of the log whose text matches. */
  logged(pattern: RegExp): Promise<LogLine> {
    const found = this.logLines.find(({ msg }) => pattern.test(msg));
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve) => this.#waiters.set(pattern, resolve));
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Ends the process in any case. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }

  async #watchEnd(): Promise<ProcessEnd> {
    const [code] = (await once(this.#child, 'close')) as [number | null];
    return { code, errors: this.#errors };
  }

  #take(line: string): void {
    const entry = JSON.parse(line) as LogLine;
    this.logLines.push(entry);
    for (const [pattern, resolve] of this.#waiters) {
      if (!pattern.test(entry.msg)) continue;
      this.#waiters.delete(pattern);
      resolve(entry);
    }
  }
}

/** Processes and folders of a test, for afterEach to clean up. */
export class ProcessSandbox {
  readonly #processes: ServiceProcess[] = [];
  readonly #folders: string[] = [];

  /** A new, empty folder. */
  async folder(): Promise<string> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'messaging-process-'));
    this.#folders.push(folder);
    return folder;
  }

  /** A new folder with an embedded database that was started before and holds nothing. */
  async startedFolder(): Promise<string> {
    const folder = await this.folder();
    await rename(await copyStartedFolder(), path.join(folder, 'database'));
    return folder;
  }

  /** Starts the service and waits until it listens. */
  async start(environment: Record<string, string>, place?: Place): Promise<ServiceProcess> {
    const service = this.spawn(environment, place);
    await service.listening();
    return service;
  }

  /** Starts the program, which may refuse to run. */
  spawn(environment: Record<string, string>, place?: Place): ServiceProcess {
    const service = ServiceProcess.spawn(environment, place);
    this.#processes.push(service);
    return service;
  }

  async cleanUp(): Promise<void> {
    await Promise.all(this.#processes.splice(0).map((service) => service.kill()));
    await Promise.all(this.#folders.splice(0).map((folder) => rm(folder, { recursive: true })));
  }
}
