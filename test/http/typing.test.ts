import type { Chat } from '../../generated/schemas';
import { type ApiClient, problemOf, succeed } from '../support/api-client';
import { useService } from '../support/test-service';

describe('setTyping', () => {
  const service = useService();
  let alice: ApiClient;
  let params: { chatId: string };

  beforeEach(async () => {
    alice = await service.api('alice');
    params = { chatId: (await alice.createChat(['bob'])).id };
  });

  const setTyping = (api: ApiClient, body: unknown = { typing: true }) =>
    api.call('setTyping', { params, body });

  it('is answered with nothing, however often it is said', async () => {
    for (const typing of [true, true, false, false]) {
      expect(await setTyping(alice, { typing })).toMatchObject({ status: 204, body: undefined });
    }
  });

  it('changes nothing of the chat', async () => {
    const read = async () => succeed(await alice.call<Chat>('getChat', { params }));
    const before = await read();
    await setTyping(alice);
    expect(await read()).toEqual(before);
  });

  it('is for participants', async () => {
    const refused = await setTyping(await service.api('eve'));
    expect(problemOf(refused, 404).code).toBe('CHAT_NOT_FOUND');
  });

  it.each([{}, { typing: 'yes' }, { typing: true, text: 'Hel' }])('refuses %j', async (body) => {
    expect(problemOf(await setTyping(alice, body), 400).code).toBe('INVALID_REQUEST');
  });
});
