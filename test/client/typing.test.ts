import type { RequestOf } from '../../client/src';
import { MessagingError } from '../../client/src/errors';
import { Typing } from '../../client/src/typing';

describe('that the user types', () => {
  let said: string[];
  let requests: RequestOf<'setTyping'>[];
  let answer: () => Promise<undefined>;
  let typing: Typing;

  beforeEach(() => {
    jest.useFakeTimers();
    said = [];
    requests = [];
    answer = () => Promise.resolve(undefined);
    typing = new Typing({
      setTyping: (request) => {
        requests.push(request);
        said.push(`${request.path.chatId} ${request.body.typing}`);
        return answer();
      },
    });
  });
  afterEach(() => jest.useRealTimers());

  it('is said once in 3 seconds, however many keystrokes there are', () => {
    for (let key = 0; key < 100; key += 1) {
      typing.set('chat_1', true);
      jest.advanceTimersByTime(50);
    }
    typing.set('chat_2', true);
    expect(said).toEqual(['chat_1 true', 'chat_1 true', 'chat_2 true']);
  });

  it('is said to have ended once, and only when it had begun', () => {
    typing.set('chat_1', false);
    typing.set('chat_1', true);
    typing.set('chat_1', false);
    typing.set('chat_1', false);
    typing.set('chat_1', true);
    expect(said).toEqual(['chat_1 true', 'chat_1 false']);
    jest.advanceTimersByTime(3000);
    typing.set('chat_1', true);
    expect(said).toEqual(['chat_1 true', 'chat_1 false', 'chat_1 true']);
  });

  it('is not said any more when it is old, or something newer is said', () => {
    answer = () => new Promise(() => undefined);
    typing.set('chat_1', true);
    typing.set('chat_1', false);
    expect(requests.map(({ signal }) => signal!.aborted)).toEqual([true, false]);
    jest.advanceTimersByTime(3000);
    expect(requests.map(({ signal }) => signal!.aborted)).toEqual([true, true]);
  });

  it('may fail without a word', async () => {
    const refusal = new MessagingError('CHAT_NOT_FOUND', 'No chat.', { retryable: false });
    answer = () => Promise.reject(refusal);
    typing.set('chat_1', true);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(said).toEqual(['chat_1 true']);
    expect(jest.getTimerCount()).toBe(0);
  });
});
