import { setImmediate as nextTurn } from 'node:timers/promises';
import { closeCodes } from '../../generated/events/close-codes';
import type { CommandHandlers } from '../../generated/events/gateway';
import { RateLimit } from '../../src/limits/rate-limit';
import type { Connection } from '../../src/realtime/connection/connection';
import { FlushQueue } from '../../src/realtime/connection/flush-queue';
import { Gateway } from '../../src/realtime/commands/gateway';
import type { Hub } from '../../src/realtime/delivery/hub';
import { quietCheck, quietLog, StubTransport } from './stub-transport';

const moreThanMayWait = 64 * 1024 + 1;

describe('the commands of a client that does not read', () => {
  let executed: number;
  let transport: StubTransport;
  let connection: Connection;
  let gateway: Gateway;

  const unlimited = new RateLimit('command', undefined);

  beforeEach(() => {
    executed = 0;
    transport = new StubTransport();
    const hub = { add: () => undefined, remove: () => undefined } as unknown as Hub;
    const handlers = {
      'leave-all-chats': () => {
        executed += 1;
        return Promise.resolve({ event: 'all-chats-left', data: { status: 'success' } } as const);
      },
    } as unknown as CommandHandlers<Connection>;
    gateway = new Gateway(hub, handlers, quietCheck(), new FlushQueue(), unlimited, quietLog());
    connection = gateway.connect({ userId: 'mallory' }, transport);
  });
  afterEach(() => gateway.disconnect(connection));

  const flood = async (count: number) => {
    for (let n = 0; n < count; n += 1)
      gateway.receive(connection, { name: 'leave-all-chats', data: {} });
    await nextTurn();
    await nextTurn();
  };

  it('are executed when it has read the answers before', async () => {
    transport.buffered = moreThanMayWait;
    await flood(100);
    expect(executed).toBe(0);

    transport.buffered = 0;
    transport.drained();
    await nextTurn();
    await nextTurn();
    expect(executed).toBe(100);
    expect(transport.writes.flat()).toHaveLength(100);
  });

  it('end its connection when they are too many, and are not executed then', async () => {
    transport.buffered = moreThanMayWait;
    await flood(20_000);
    expect(executed).toBe(0);
    expect(transport.closings).toEqual([closeCodes.TOO_SLOW]);
  });
});
