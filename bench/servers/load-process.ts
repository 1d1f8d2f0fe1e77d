import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { LoadAnswer, LoadRequests } from '../load/requests';
import { programs } from './programs';

/** The load program, in a process of its own, as the server is. */
export class LoadProcess {
  readonly #child: ChildProcess = fork(programs.load, { execArgv: [] });
  /** Fails when the process ends; what it wrote says why. */
  readonly #ended: Promise<never> = once(this.#child, 'exit').then(() => {
    throw new Error('The load program ended');
  });

  constructor() {
    // Whoever waits for an answer is told; nobody else needs to be.
    this.#ended.catch(() => undefined);
  }

  /** Has it do something, and gives what came of it. */
  async ask<Name extends keyof LoadRequests>(
    name: Name,
    ...[parameter]: Parameters<LoadRequests[Name]>
  ): Promise<Awaited<ReturnType<LoadRequests[Name]>>> {
    const answered = once(this.#child, 'message') as Promise<[LoadAnswer]>;
    this.#child.send({ name, parameter });
    const [answer] = await Promise.race([answered, this.#ended]);
    if ('error' in answer) throw new Error(`The load failed: ${answer.error}`);
    return answer.result as Awaited<ReturnType<LoadRequests[Name]>>;
  }

  async stop(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.#ended.catch(() => undefined);
  }
}
