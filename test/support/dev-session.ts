import { ApiClient, succeed } from './api-client';

/** A session of this user from a service in development mode, as headers and as a client. */
export async function sessionAt(url: string, userId: string) {
  const session = await new ApiClient(url).call<{ accessToken: string }>('createDevSession', {
    body: { userId },
  });
  const credentials = { authorization: `Bearer ${succeed(session).accessToken}` };
  return { credentials, api: new ApiClient(url, credentials) };
}

/** A REST client with a session of this user at a service in development mode. */
export async function apiAt(url: string, userId: string): Promise<ApiClient> {
  return (await sessionAt(url, userId)).api;
}
