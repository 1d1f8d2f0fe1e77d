import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../test/support/free-port';
import { nodeBinary } from './node-binary';

const reporter = path.resolve('bench/servers/usage-reporter.js');
const pollMs = 5;
const patienceMs = 30_000;
const keptOutput = 5000;

/** A server under test, in a process of its own. */
export class ServerProcess {
  readonly #child: ChildProcess;
  #output = '';

  private constructor(
    program: string,
    readonly url: string,
    environment: Record<string, string>,
  ) {
    const { PATH = '' } = process.env;
    this.#child = spawn(
      nodeBinary,
      ['--expose-gc', '--require', reporter, '--enable-source-maps', program],
      { env: { PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
    );
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.on('data', (text: Buffer) => this.#keep(text.toString()));
    }
  }

  /** Starts a program on a free port and waits until it is ready. */
  static async start(program: string, environment: Record<string, string>): Promise<ServerProcess> {
    const port = await freePort();
    const server = new ServerProcess(program, `http://127.0.0.1:${port}`, {
      PORT: String(port),
      ...environment,
    });
    await server.#ready();
    return server;
  }

  /** Processor time since its start. */
  cpuSeconds(): Promise<number> {
    return this.#report('cpuSeconds');
  }

  /** Memory in use after a collection of garbage. */
  residentBytes(): Promise<number> {
    return this.#report('residentBytes');
  }

  /** Ends it at once; what it stored goes with its database. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }

  async #report(name: string): Promise<number> {
    const answered = once(this.#child, 'message');
    this.#child.send(name);
    const [value] = (await answered) as [number];
    return value;
  }

  async #ready(): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (!(await this.#answers())) {
      if (this.#child.exitCode !== null || Date.now() > deadline) {
        await this.stop();
        throw new Error(`A server did not start:\n${this.#output}`);
      }
      await delay(pollMs);
    }
  }

  async #answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/readyz`)).ok;
    } catch {
      return false;
    }
  }

  #keep(text: string): void {
    this.#output = (this.#output + text).slice(-keptOutput);
  }
}
