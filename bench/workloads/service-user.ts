import { HttpConnection } from '../load/http-connection';
import { mintSession } from '../load/seeding';
import { startServer } from '../servers/systems';
import type { Site } from '../servers/site';

/** A service on a database of its own, and one user's connection to it. */
export interface ServiceUser {
  url: string;
  databaseUrl: string;
  /** A request of the user that must succeed; gives the parsed body. */
  call<Body>(method: string, path: string, body?: unknown): Promise<Body>;
}

/** Starts a service and gives a user's access to it. */
export async function serviceUser(site: Site, userId: string): Promise<ServiceUser> {
  const databaseUrl = await site.createDatabase();
  const { url } = await startServer(site, 'service', { DATABASE_URL: databaseUrl });
  const connection = new HttpConnection(url);
  site.onClose(() => Promise.resolve(connection.close()));
  const token = await mintSession(connection, userId);
  return {
    url,
    databaseUrl,
    call: (method, path, body) => connection.call(method, path, token, body),
  };
}
