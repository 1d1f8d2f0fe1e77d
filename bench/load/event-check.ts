import { EventCheck } from '../../src/realtime/wire/event-check';
import { newMessageEvent } from '../../src/messages/sending/message-sent';
import { createLogger } from '../../src/logger';
import { median } from './percentiles';

const times = 100_000;
const rounds = 9;

const event = newMessageEvent({
  id: 'msg_01k7m3wc2hf6pabd0s9t7v5xyz',
  chatId: 'chat_01k7m3v9xqe8wbt5n2r4c6d8fg',
  seq: 1,
  senderId: 'bob',
  content: 'x'.repeat(100),
  createdAt: '2026-01-31T12:00:00.000Z',
  revision: 1,
  version: 1,
});

/** What it takes to check an event and make it text, and to make it text alone. */
export interface EventCosts {
  /** Microseconds for one event. */
  checked: number;
  unchecked: number;
}

/** Measures in this process, in turns. */
export function measureEventCheck(): EventCosts {
  const check = new EventCheck(createLogger('silent'));
  const checked: number[] = [];
  const unchecked: number[] = [];
  for (let round = 0; round < rounds; round++) {
    checked.push(microseconds(() => check.encode(event)));
    unchecked.push(microseconds(() => JSON.stringify(event.data)));
  }
  return { checked: median(checked), unchecked: median(unchecked) };
}

function microseconds(task: () => unknown): number {
  const start = performance.now();
  for (let time = 0; time < times; time++) task();
  return ((performance.now() - start) * 1000) / times;
}
