// Started by watchdog.ts as a process of its own, in its own process group, so that neither
// Ctrl-C nor kill -9 of the tests reaches it. The channel to the tests closes when they end, in
// whatever way: then it stops PostgreSQL and removes the folder.
//
// Argument: the folder. Messages: { processId }, the process to stop, if there is one; { paused },
// those that are stopped by SIGSTOP, and would not end before they go on.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = process.argv[2];
const patience = 10_000;
let watched;
let paused = [];

function signal(name, processId = watched) {
  try {
    process.kill(processId, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

async function stopWatched() {
  // The postmaster removes this file as its last act. Its process id would not tell: where nobody
  // reaps orphans, as in many containers, the id of a dead process stays in use.
  const lockFile = join(folder, 'data', 'postmaster.pid');
  const deadline = Date.now() + patience;
  signal('SIGQUIT');
  for (const processId of paused) signal('SIGCONT', processId);
  while (existsSync(lockFile) && Date.now() < deadline) await sleep(20);
  if (existsSync(lockFile)) signal('SIGKILL');
}

process.on('message', (message) => {
  if ('paused' in message) paused = message.paused;
  else watched = message.processId;
});

process.once('disconnect', async () => {
  if (watched !== undefined) await stopWatched();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
});
