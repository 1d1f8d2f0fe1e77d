import type { Redis } from 'ioredis';

const intervalMs = 1000;

/** How long Redis may take for a command. */
export const commandTimeout = 2000;

/**
 * Ends a connection that is not answered, so that it is made anew: a network that swallows packets
 * and a server that stands still close nothing by themselves. The client needs `commandTimeout`.
 */
export function watch(client: Redis): void {
  const ask = () => {
    if (client.status !== 'ready') return;
    client.ping().catch(() => {
      if (client.status === 'ready') client.disconnect(true);
    });
  };
  const timer = setInterval(ask, intervalMs).unref();
  client.once('end', () => clearInterval(timer));
}
