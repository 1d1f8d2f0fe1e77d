import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below 32768–60999, from which Linux takes the local ports of outgoing connections: a server that
// is stopped for a moment could find its port in use by a client.
const lowest = 20_000;
const highest = 32_767;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** A TCP port on 127.0.0.1 that nothing listens on, and that stays free while its server restarts. */
export async function freePort(): Promise<number> {
  const port = randomInt(lowest, highest + 1);
  return (await isFree(port)) ? port : freePort();
}
