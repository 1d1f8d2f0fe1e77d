import { setImmediate as nextTurn } from 'node:timers/promises';
import pino from 'pino';
import type { CloseCode } from '../../generated/events/close-codes';
import type { OutgoingEvent } from '../../generated/events/gateway';
import type { ChatChange, Message } from '../../generated/schemas';
import type { Head } from '../../src/log/log';
import type { Signal } from '../../src/log/signal';
import { Connection, type Transport } from '../../src/realtime/connection/connection';
import type { EncodedEvent } from '../../src/realtime/wire/encoded-event';
import { EventCheck } from '../../src/realtime/wire/event-check';
import { FlushQueue } from '../../src/realtime/connection/flush-queue';
import type { Logger } from '../../src/logger';

export const stubChatId = 'chat_1';
export const stubEpoch = 'epoch_1';

/** How far the chat has come. */
export function headAt(revision: number, epoch = stubEpoch): Head {
  return { revision, epoch };
}

/** A socket that only notes what it is given. */
export class StubTransport implements Transport {
  /** The events of each write. */
  readonly writes: OutgoingEvent[][] = [];
  readonly closings: CloseCode[] = [];
  buffered = 0;
  /** Says that the client has read what was sent. */
  drained: () => void = () => undefined;

  send(events: readonly EncodedEvent[]): void {
    this.writes.push(events.map(({ event }) => event));
  }

  bufferedBytes(): number {
    return this.buffered;
  }

  onDrain(callback: () => void): void {
    this.drained = callback;
  }

  close(code: CloseCode): void {
    this.closings.push(code);
  }
}

/** A connection on a stub, and what it received. */
export class StubClient {
  readonly transport = new StubTransport();
  readonly connection: Connection;

  constructor(userId = 'alice') {
    this.connection = new Connection(userId, this.transport, new FlushQueue());
  }

  /**
   * What has arrived once this turn of the loop is over, and the next: what a replay has held is
   * released in the one and leaves in the other.
   */
  async received(): Promise<OutgoingEvent[]> {
    await nextTurn();
    await nextTurn();
    return this.transport.writes.flat();
  }

  /** The same as `name revision`, or `error code`. */
  async news(): Promise<string[]> {
    const events = await this.received();
    return events.map(({ event, data }) => {
      const { revision, code } = data as { revision?: number; code?: string };
      return `${event} ${revision ?? code}`;
    });
  }
}

/** A log of which nothing is seen. */
export function quietLog(): Logger {
  return pino({ level: 'silent' });
}

/** The check of events, its log kept quiet. */
export function quietCheck(): EventCheck {
  return new EventCheck(quietLog());
}

/** The message of that number in a chat where nothing else changes. */
export function message(revision: number): Message {
  return {
    id: `msg_${revision}`,
    chatId: stubChatId,
    seq: revision,
    senderId: 'bob',
    content: `message ${revision}`,
    createdAt: '2026-01-31T12:00:00.000Z',
    revision,
    version: 1,
  };
}

/** The change that brought a chat to a revision: its message of that number. */
export function change(revision: number): ChatChange {
  return { revision, kind: 'message-sent', message: message(revision) };
}

/** A signal that nobody has yet, here with an event that the contract has. */
export function signalOf(key: string, revision: number, expiresInMs = 60_000): Signal {
  const data = { chatId: stubChatId, revision, message: message(revision) };
  return { key, event: { event: 'message-updated', data }, expiresAt: Date.now() + expiresInMs };
}

/** The changes from one revision to another, both included. */
export function changes(first: number, last: number): ChatChange[] {
  return Array.from({ length: last - first + 1 }, (_, index) => change(first + index));
}
