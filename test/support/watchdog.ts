import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process that outlives this one, to stop its server and remove its folder. */
export interface Watchdog {
  /** Names the process to stop, which works in the folder; undefined when there is none. */
  watch(processId: number | undefined): void;
  /** Names the processes that are stopped by SIGSTOP, which end only when they go on. */
  watchPaused(paused: number[]): void;
  /** Has it do its work now; resolves when that is done. */
  dismiss(): Promise<void>;
}

/** Starts the watchdog of a folder: see postgres-watchdog.mjs. */
export function startWatchdog(folder: string): Watchdog {
  const script = join(__dirname, 'postgres-watchdog.mjs');
  const child = fork(script, [folder], {
    detached: true,
    // Not this process's loader or debugger.
    execArgv: [],
    // Whoever waits for the end of the tests' output must not wait for the watchdog.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    watch(processId) {
      child.send({ processId });
    },
    watchPaused(paused) {
      child.send({ paused });
    },
    async dismiss() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
