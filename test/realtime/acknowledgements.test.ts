import type { EventPayloads } from '../../generated/events/gateway';
import { eventually } from '../support/eventually';
import type { SocketIoClient } from '../support/socketio-client';
import { useService } from '../support/test-service';

describe('the acknowledgement of Socket.IO', () => {
  const service = useService();
  let alice: SocketIoClient;

  beforeEach(async () => {
    alice = await service.socketIo('alice');
  });

  it('brings the reply with its name, and the reply is emitted as well', async () => {
    const reply = (await alice.sendWithAck('listen-all-chats', { ref: 'a' })) as {
      data: EventPayloads['listening-all-chats'];
    };
    const { stateRevision, epoch } = reply.data;
    const data = { status: 'success', stateRevision, epoch, ref: 'a' };
    expect(reply).toEqual({ event: 'listening-all-chats', data });
    expect(await alice.settled()).toEqual([reply]);
  });

  it('brings an error', async () => {
    const answer = await alice.sendWithAck('join-chat', { chatId: 'chat_none', ref: 1 });
    const error = { code: 'CHAT_NOT_FOUND', command: 'join-chat', ref: 1 };
    expect(answer).toMatchObject({ event: 'error', data: error });
    expect(await alice.next('error')).toMatchObject(error);
  });

  it('works for a command without data', async () => {
    const answer: unknown = await alice.socket.emitWithAck('leave-all-chats');
    expect(answer).toEqual({ event: 'all-chats-left', data: { status: 'success' } });
  });

  it.each(['websocket', 'polling'])('comes right behind the reply, by %s', async (transport) => {
    const client = await service.socketIo('alice', { transports: [transport] });
    const order: string[] = [];
    client.socket.onAny((_event, { ref }: { ref: string }) => order.push(`reply ${ref}`));
    const refs = ['first', 'second', 'third'];
    for (const ref of refs) {
      client.socket.emit('leave-all-chats', { ref }, () => order.push(`acknowledgement ${ref}`));
    }
    await eventually(() => expect(order).toHaveLength(2 * refs.length));
    expect(order).toEqual(refs.flatMap((ref) => [`reply ${ref}`, `acknowledgement ${ref}`]));
  });

  it('comes for each of several commands that wait at the same time', async () => {
    const asked = Array.from({ length: 50 }, (_, ref) =>
      alice.sendWithAck('debug-status', { ref }),
    );
    const answers = await Promise.all(asked);
    expect(answers).toMatchObject(answers.map((_, ref) => ({ data: { ref } })));
  });
});
