import fc from 'fast-check';
import asyncApiDocument from '../../../generated/events/asyncapi.json';
import type { EventClient, ReceivedEvent } from '../../support/event-client';
import { storedRows } from '../../support/stored-rows';
import { useService } from '../../support/test-service';
import {
  type Command,
  commands,
  framesOf,
  refusedCommands,
  refusedFrames,
  validCommands,
} from './commands';
import { ValidValues } from './valid';

// One seed, so that a run says the same as the one before; the number means nothing.
const runs = { seed: 20_260_131, numRuns: 150 };
const refusalRuns = { ...runs, numRuns: 1000 };

describe('commands made from the AsyncAPI document', () => {
  const service = useService();
  let valid: ValidValues;

  beforeEach(async () => {
    valid = await populate();
  });

  describe.each(commands)('$name', (command) => {
    it('is answered as declared over a raw WebSocket', async () => {
      const client = await service.webSocket('alice');
      const frames = framesOf(validCommands(command, valid), valid);
      const isAnswered = fc.asyncProperty(frames, async (frame) => {
        const events = await eventsAfter(client, () => client.sendRaw(JSON.stringify(frame)));
        expectReply(command, events, frame.ref ?? frame.data.ref);
      });
      await fc.assert(isAnswered, runs);
    });

    it('is answered as declared over Socket.IO', async () => {
      const client = await service.socketIo('alice');
      const isAnswered = fc.asyncProperty(validCommands(command, valid), async ({ name, data }) => {
        const events = await eventsAfter(client, () => client.send(name, data));
        expectReply(command, events, data.ref);
      });
      await fc.assert(isAnswered, runs);
    });
  });

  it('are refused with the declared code over a raw WebSocket, and change nothing', async () => {
    const client = await service.webSocket('alice');
    const isRefused = fc.asyncProperty(refusedFrames(valid), async ({ sent, code }) => {
      expectError(await eventsAfter(client, () => client.sendRaw(sent)), code);
    });
    await expectNothingChanged(client, () => fc.assert(isRefused, refusalRuns));
  });

  it('are refused with the declared code over Socket.IO, and change nothing', async () => {
    const client = await service.socketIo('alice');
    const isRefused = fc.asyncProperty(refusedCommands(valid), async ({ sent, code }) => {
      expectError(await eventsAfter(client, () => client.send(sent.name, sent.data)), code);
    });
    await expectNothingChanged(client, () => fc.assert(isRefused, refusalRuns));
  });

  /** Values about chats that there are, among others. */
  async function populate(): Promise<ValidValues> {
    const alice = await service.api('alice');
    const bob = await service.api('bob');
    const chats = [
      await alice.createChat(['bob']),
      await bob.createChat(['alice', 'carol'], 'Ours'),
      await bob.createChat(['carol'], 'Not for alice'),
    ];
    await alice.sendMessage(chats[0]!.id, 'Hello!');
    const ids = fc.constantFrom(...chats.map(({ id }) => id));
    const anyId = new ValidValues('asyncapi').of(asyncApiDocument.components.schemas.ChatId);
    return new ValidValues('asyncapi', { ChatId: fc.oneof(ids, anyId) });
  }

  async function expectNothingChanged(client: EventClient, during: () => Promise<void>) {
    const before = await storedRows(service.database.url);
    await during();
    expect(await storedRows(service.database.url)).toEqual(before);
    expect(await client.ask('debug-status', {}, 'debug-status')).toMatchObject({ chats: [] });
  }
});

/** What comes before the answer to one more command, which also shows that the connection lives. */
async function eventsAfter(client: EventClient, send: () => void): Promise<ReceivedEvent[]> {
  const before = client.received.length;
  send();
  const ref = `marker-${before}`;
  client.send('debug-status', { ref });
  while ((await client.next('debug-status')).ref !== ref);
  return client.received.slice(before, -1);
}

function expectReply({ replies }: Command, events: ReceivedEvent[], ref: unknown): void {
  const answers = events.filter(({ event }) => replies.includes(event));
  expect(answers).toHaveLength(1);
  const { event, data } = answers[0] as { event: string; data: { code?: string; ref?: unknown } };
  expect(data.ref).toEqual(ref);
  // Whether there is such a chat, and how far it is, is nothing that a document can say.
  if (event === 'error') expect(['CHAT_NOT_FOUND', 'CANNOT_RESUME']).toContain(data.code);
}

function expectError(events: ReceivedEvent[], code: string): void {
  expect(events).toMatchObject([{ event: 'error', data: { code } }]);
}
