import type { Handlers } from '../../generated/http/operations';
import type { Session } from '../sessions/session';

type HealthHandlers = Pick<Handlers<Session>, 'getHealth' | 'getReadiness'>;

/** What the service depends on; each tells whether it is ready. */
export interface Dependencies {
  database: () => Promise<boolean>;
  sessionKeys: () => Promise<boolean>;
}

/** The operations tagged `health`. */
export function healthHandlers(dependencies: Dependencies): HealthHandlers {
  let knewKeys = false;
  return {
    getHealth: () => Promise.resolve({ status: 200, body: { status: 'ok' } }),

    getReadiness: async () => {
      const [database, sessionKeys] = await Promise.all([
        dependencies.database(),
        dependencies.sessionKeys(),
      ]);
      const body = { database: readiness(database), sessionKeys: readiness(sessionKeys) };
      // An issuer that is away is away for every node, and known sessions go on: such a node stays.
      knewKeys ||= sessionKeys;
      return database && knewKeys
        ? { status: 200, body: { status: 'ready', dependencies: body } }
        : { status: 503, body: { status: 'not-ready', dependencies: body } };
    },
  };
}

function readiness(isReady: boolean): 'ready' | 'not-ready' {
  return isReady ? 'ready' : 'not-ready';
}
