import pino from 'pino';
import type { OutgoingEvent } from '../../generated/events/gateway';
import { newMessageEvent } from '../../src/messages/sending/message-sent';
import { EventCheck, type RefusedEvent } from '../../src/realtime/wire/event-check';
import { message } from './stub-transport';

describe('an event that does not fit the contract', () => {
  let lines: Record<string, unknown>[];
  let refused: RefusedEvent[];
  let check: EventCheck;

  beforeEach(() => {
    lines = [];
    refused = [];
    const log = pino({}, { write: (line) => lines.push(JSON.parse(line) as never) });
    check = new EventCheck(log, (event) => refused.push(event));
  });

  const good = newMessageEvent(message(1));
  const bad = (data: object) => ({ event: 'new-message', data }) as OutgoingEvent;

  it.each([
    ['a field too many', { ...good.data, secret: 1 }, '#/additionalProperties', ''],
    ['a field too few', { chatId: 'chat_1', revision: 1 }, '#/required', ''],
    ['a wrong value', { ...good.data, revision: -1 }, 'minimum', '/revision'],
    [
      'a wrong value deep inside',
      { ...good.data, message: { ...good.data.message, content: '' } },
      'minLength',
      '/message/content',
    ],
  ])('is not sent, but logged with its place and counted: %s', (_name, data, schemaPath, path) => {
    expect(check.encode(bad(data))).toBeUndefined();

    const expected = {
      event: 'new-message',
      path,
      schemaPath: expect.stringContaining(schemaPath) as string,
    };
    expect(check.refused).toBe(1);
    expect(refused).toEqual([{ ...expected, problem: expect.any(String) as string }]);
    expect(lines).toMatchObject([{ level: pino.levels.values.error, ...expected }]);
  });

  it('is not sent when the contract has no event of this name', () => {
    const misspelt = { ...good, event: 'new-mesage' } as unknown as OutgoingEvent;
    expect(check.encode(misspelt)).toBeUndefined();
    expect(refused).toMatchObject([
      { event: 'new-mesage', problem: 'is no event of the contract' },
    ]);
  });

  it('does not keep the next good one from being sent', () => {
    check.encode(bad({}));
    expect(check.encode(good)).toMatchObject({ event: good });
    expect(check.refused).toBe(1);
  });

  it('is not there when all fits', () => {
    check.encode(good);
    expect([check.refused, refused, lines]).toEqual([0, [], []]);
  });
});
