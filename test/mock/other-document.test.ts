import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { DeclaredMessage } from '../../scripts/mock/asyncapi-document';
import { readDocuments } from '../../scripts/mock/documents';
import { RunningMock } from './running-mock';

const text = { type: 'string' };
const object = (properties: object) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});
const message = (name: string, properties: object) =>
  ({ name, payload: object(properties) }) as DeclaredMessage;

const failed = message('failed', { code: text, message: text });
const document = {
  channels: { weather: { address: '/weather' } },
  operations: {
    watch: {
      action: 'receive' as const,
      messages: [message('watch-town', { town: text })],
      reply: { messages: [message('watching', { town: text }), failed] },
    },
    rain: {
      action: 'send' as const,
      messages: [message('rain', { town: text, millimetres: { type: 'integer', minimum: 3 } })],
    },
  },
};

describe('a mock of another document, which has no examples', () => {
  let mock: RunningMock;
  let socket: WebSocket;

  beforeAll(async () => {
    mock = await RunningMock.start(0, { ...readDocuments(), asyncApi: document });
    socket = new WebSocket(`${mock.url.replace('http', 'ws')}/weather`);
    await once(socket, 'open');
  });
  afterAll(async () => {
    socket.terminate();
    await mock.close();
  });

  const next = async (): Promise<unknown> => {
    const [data] = (await once(socket, 'message')) as [Buffer];
    return JSON.parse(data.toString());
  };
  const ask = (event: string, data: object) => {
    socket.send(JSON.stringify({ event, data }));
    return next();
  };

  it('answers its commands, and emits its events from the schema', async () => {
    const watching = { event: 'watching', data: { town: 'Lyon' } };
    expect(await ask('watch-town', { town: 'Lyon' })).toEqual(watching);
    const [rain] = await Promise.all([next(), mock.emit('rain')]);
    expect(rain).toEqual({ event: 'rain', data: { town: 'Lyon', millimetres: 3 } });
  });

  it('tells in its own error what is wrong', async () => {
    const unknown = { event: 'failed', data: { code: 'UNKNOWN_COMMAND' } };
    expect(await ask('join-chat', {})).toMatchObject(unknown);
    const invalid = { event: 'failed', data: { code: 'INVALID_REQUEST' } };
    expect(await ask('watch-town', { town: 5 })).toMatchObject(invalid);
  });

  it('does not start when an example does not fit', async () => {
    const [watch] = document.operations.watch.messages;
    const wrong = { ...watch!, examples: [{ payload: { town: 5 } }] };
    const operations = { watch: { ...document.operations.watch, messages: [wrong] } };
    const documents = { ...readDocuments(), asyncApi: { ...document, operations } };
    await expect(RunningMock.start(0, documents)).rejects.toThrow('watch-town');
  });
});
