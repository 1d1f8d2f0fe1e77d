import { createMessagingClient, devToken } from 'messaging-client';
import { createMessagingStore, indexedDbStorage } from 'messaging-client/store';

const url = 'http://localhost:4000';
// In development mode anyone is whom they say. In production the user is your app's, and the cookie
// their session: then there is no getToken.
const userId = new URLSearchParams(location.search).get('user') ?? 'alice';
export const client = createMessagingClient({ url, userId, getToken: devToken(url, userId) });
export const store = createMessagingStore(client, { storage: indexedDbStorage() });
