import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Account } from './postgres-binaries';

/** Where the programs and the data of one server are, and who runs them. */
export interface Installation {
  /** Holds `data`, and belongs to the account. */
  folder: string;
  /** Holds `bin/initdb` and `bin/postgres`. */
  binaries: string;
  account: Account | null;
}

export type ServerProcess = ChildProcess & { stderr: Readable };

// No PG* variable of whoever runs the tests reaches the server.
const environment = { LC_ALL: 'C', TZ: 'UTC' };

const initialisation = ['-U', 'postgres', '-A', 'scram-sha-256', '-E', 'UTF8', '--locale', 'C'];

function commandLine(settings: Record<string, string | number>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * Makes the data folder with a superuser `postgres`. `onStart` gets the id of the working process.
 */
export async function initialise(
  { folder, binaries, account }: Installation,
  password: string,
  onStart: (processId: number | undefined) => void,
): Promise<void> {
  const passwordFile = join(folder, 'password');
  // Readable for the account; no one else can enter the folder.
  await writeFile(passwordFile, password, { mode: 0o644 });
  const running = promisify(execFile)(
    join(binaries, 'bin', 'initdb'),
    ['-D', join(folder, 'data'), ...initialisation, '--pwfile', passwordFile, '--no-sync'],
    { ...account, cwd: folder, env: environment },
  );
  onStart(running.child.pid);
  await running;
}

/** Starts the postmaster; `untilReady` tells when it answers. */
export function launch(
  { folder, binaries, account }: Installation,
  settings: Record<string, string | number>,
): ServerProcess {
  return spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', join(folder, 'data'), ...commandLine(settings)],
    {
      ...account,
      cwd: folder,
      env: environment,
      // Ctrl-C is for the tests; the watchdog does the rest.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
}

/** Resolves when the server answers; fails with its log when it ends before that. */
export function untilReady(server: ServerProcess): Promise<void> {
  let log = '';
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('close', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-10_000);
      if (/ready to accept (read-only )?connections/.test(log)) resolve();
    });
  });
}

/**
 * SIGSTOP of the postmaster and its backends. Resolves when they stand still. `onStop` is told of
 * each before it is stopped, the postmaster first.
 */
export async function stopProcesses(
  postmaster: number,
  onStop: (processId: number) => void,
): Promise<void> {
  const stop = async (processId: number) => {
    onStop(processId);
    process.kill(processId, 'SIGSTOP');
    while (await isAtWork(processId)) await delay(1);
  };
  await stop(postmaster);
  // From here on it makes no more.
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
  await Promise.all(children.split(' ').filter(Boolean).map(Number).map(stop));
}

/** Whether a process runs or could: it is neither stopped nor dead (proc(5), `stat`). */
async function isAtWork(processId: number): Promise<boolean> {
  const status = await readFile(`/proc/${processId}/stat`, 'utf8');
  return !/\) [TZX] /.test(status);
}
