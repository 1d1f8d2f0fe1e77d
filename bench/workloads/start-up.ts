import { median } from '../load/percentiles';
import { startServer } from '../servers/systems';
import type { BenchRun } from './bench-run';
import { timed } from './timed';

const times = 5;

/** How long the service takes from the start of its process until `/readyz` says yes. */
export async function startUp({ site, figures }: BenchRun): Promise<void> {
  const first: number[] = [];
  const again: number[] = [];
  const postgres: number[] = [];
  const start = async (environment: Record<string, string>) => {
    const server = await startServer(site, 'service', environment);
    await server.stop();
  };
  for (let time = 0; time < times; time++) {
    const embedded = { DATA_DIR: await site.createFolder() };
    first.push(await timed(() => start(embedded)));
    again.push(await timed(() => start(embedded)));
    const server = { DATABASE_URL: await site.createDatabase() };
    postgres.push(await timed(() => start(server)));
  }
  figures.add('start-up.embedded.first', median(first), 'ms');
  figures.add('start-up.embedded.again', median(again), 'ms');
  figures.add('start-up.postgres', median(postgres), 'ms');
}
