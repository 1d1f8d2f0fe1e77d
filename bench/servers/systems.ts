import { liftedLimits } from '../../test/support/lifted-limits';
import type { TransportName } from '../load/protocol';
import { programs } from './programs';
import type { Site } from './site';
import { ServerProcess } from './server-process';

export type SystemName = 'service' | 'before' | 'limit' | 'reference';

/** How each system's real-time connections speak when it has the choice. */
export const transportOf: Record<SystemName, TransportName> = {
  service: 'websocket',
  before: 'websocket',
  limit: 'websocket',
  reference: 'socketio',
};

/** Starts a system on an empty database of its own. */
export async function startSystem(site: Site, name: SystemName): Promise<ServerProcess> {
  return startServer(site, name, { DATABASE_URL: await site.createDatabase() });
}

/** Starts one process of a system. */
export async function startServer(
  site: Site,
  name: SystemName,
  environment: Record<string, string>,
): Promise<ServerProcess> {
  const server = await ServerProcess.start(programs[name], {
    // Development mode, in which anyone gets a session; all checks of the contract are on.
    LOG_LEVEL: 'warn',
    // One user does here what many do elsewhere.
    ...liftedLimits,
    DATA_DIR: await site.createFolder(),
    ...environment,
  });
  site.onClose(() => server.stop());
  return server;
}
