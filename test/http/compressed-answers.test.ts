import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { IncomingMessage } from 'node:http';
import { useService } from '../support/test-service';

const decoders: Record<string, (bytes: Buffer) => Buffer> = {
  ...{ gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync },
  identity: (bytes) => bytes,
};

describe('an answer', () => {
  const service = useService();
  let headers: Record<string, string>;
  let history: string;

  beforeEach(async () => {
    const alice = await service.api('alice');
    const { id } = await alice.createChat(['bob']);
    await alice.sendMessage(id, 'x'.repeat(2000));
    history = `/v1/messaging/chats/${id}/messages`;
    const body = { userId: 'alice' };
    const session = await service.anonymous().call('createDevSession', { body });
    headers = { authorization: `Bearer ${(session.body as { accessToken: string }).accessToken}` };
  });

  /** As it comes: `fetch` would unpack it. */
  async function get(path: string, accepted: Record<string, string>) {
    const sent = request(service.url + path, { headers: { ...headers, ...accepted } }).end();
    const answer = await new Promise<IncomingMessage>((resolve) => sent.on('response', resolve));
    const encoding = answer.headers['content-encoding'] ?? 'identity';
    const text = decoders[encoding]!(await buffer(answer)).toString();
    return { encoding, headers: answer.headers, body: JSON.parse(text) as { items: unknown[] } };
  }

  it.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['deflate', 'deflate'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['identity', 'identity'],
    ['gzip;q=0', 'identity'],
    ['zip', 'identity'],
  ])('that is large is compressed for who accepts %s: %s', async (accepted, expected) => {
    const answer = await get(history, { 'accept-encoding': accepted });
    expect(answer.encoding).toBe(expected);
    expect(answer.body.items).toMatchObject([{ content: 'x'.repeat(2000) }]);
    expect(answer.headers.vary).toBe('Origin, Authorization, Cookie, Accept-Encoding');
    expect(answer.headers['content-length'] === undefined).toBe(expected !== 'identity');
  });

  it('that is large comes as it is to who accepts nothing', async () => {
    expect((await get(history, {})).encoding).toBe('identity');
  });

  it('that is small comes as it is', async () => {
    const answer = await get(`${history}?before=1`, { 'accept-encoding': 'gzip' });
    expect(answer.encoding).toBe('identity');
    expect(answer.headers['content-length']).toBeDefined();
  });
});
